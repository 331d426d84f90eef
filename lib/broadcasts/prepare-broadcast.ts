import { asc } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { broadcasts, contacts } from "@/db/schema";
import { write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import {
  type ContactSelection,
  findWrongSelection,
  type WrongSelection,
} from "@/lib/contacts/selection/contact-selection";
import { countMissing } from "@/lib/contacts/selection/count-missing";
import { selectionBatches } from "@/lib/contacts/selection/selection-batches";
import { yieldToRequests } from "@/lib/jobs/time-slice";
import type { BroadcastAudience, BroadcastDraft } from "./broadcast-view";

export type PrepareRefusal =
  | { ok: false; refusal: "contacts_not_found"; missingCount: number }
  | { ok: false; refusal: "nobody_subscribed"; audience: BroadcastAudience }
  | WrongSelection;

/**
 * Freezes the subscribed of the selected contacts as recipients, and counts the others by reason. Nobody else gets
 * the broadcast, and each recipient is checked again when their letter is queued.
 */
export async function prepareBroadcast(
  access: SiteAccess,
  db: Database,
  selection: ContactSelection,
  now: number,
): Promise<{ ok: true; draft: BroadcastDraft } | PrepareRefusal> {
  const wrong = findWrongSelection(access, db, selection);
  if (wrong) return wrong;
  const missingCount = await countMissing(access, db, selection);
  if (missingCount > 0) return { ok: false, refusal: "contacts_not_found", missingCount };
  const broadcastId = write(db, (tx) =>
    tx
      .insert(broadcasts)
      .values({
        siteId: access.siteId,
        subject: "",
        status: "counting",
        createdBy: access.userId,
        createdAt: now,
      })
      .returning({ id: broadcasts.id })
      .get(),
  ).id;
  const audience = await freeze(access, db, selection, broadcastId, now);
  if (audience.willGetCount === 0) {
    discard(db, broadcastId);
    return { ok: false, refusal: "nobody_subscribed", audience };
  }
  write(db, (tx) => {
    prepared(tx, "UPDATE broadcasts SET status = 'draft', audience = ? WHERE id = ?").run(
      JSON.stringify(audience),
      broadcastId,
    );
  });
  return { ok: true, draft: { broadcastId, audience } };
}

async function freeze(
  access: SiteAccess,
  db: Database,
  selection: ContactSelection,
  broadcastId: number,
  now: number,
): Promise<BroadcastAudience> {
  const without = new Map<BroadcastAudience["without"][number]["reason"], number>();
  let willGetCount = 0;
  let selectedCount = 0;
  for (const isInBatch of selectionBatches(access, db, selection, now)) {
    const batch = db
      .select({
        id: contacts.id,
        status: contacts.marketingStatus,
        beingErasedAt: contacts.beingErasedAt,
      })
      .from(contacts)
      .where(isInBatch)
      .orderBy(asc(contacts.id))
      .all();
    write(db, (tx) => {
      for (const { id, status, beingErasedAt } of batch) {
        const reason = beingErasedAt !== null ? "being_erased" : status;
        if (reason === "subscribed") {
          // A merge may have put this contact in already, in the place of a contact that was counted before.
          const added = prepared(
            tx,
            "INSERT OR IGNORE INTO broadcast_recipients (broadcast_id, contact_id) VALUES (?, ?)",
          ).run(broadcastId, id);
          willGetCount += added.changes;
        } else without.set(reason, (without.get(reason) ?? 0) + 1);
      }
    });
    selectedCount += batch.length;
    await yieldToRequests();
  }
  return {
    selectedCount,
    willGetCount,
    without: [...without].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
  };
}

function discard(db: Database, broadcastId: number): void {
  write(db, (tx) => {
    prepared(tx, "DELETE FROM broadcasts WHERE id = ?").run(broadcastId);
  });
}
