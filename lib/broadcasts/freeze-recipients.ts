import { asc } from "drizzle-orm";
import { prepared } from "@/db/prepared";
import { contacts } from "@/db/schema";
import type { Transaction } from "@/db/write";
import type { PreparationKind } from "@/lib/preparations/preparation";
import type { BroadcastAudience } from "./broadcast-view";

type Reason = BroadcastAudience["without"][number]["reason"];

/**
 * Freezes the subscribed of the selected contacts as recipients, and counts the others by reason. Nobody else gets
 * the broadcast, and each recipient is checked again when their letter is queued.
 */
export const freezeRecipients: PreparationKind = {
  freezeBatch(tx, { id }, isInBatch, tally) {
    const batch = tx
      .select({ id: contacts.id, status: contacts.marketingStatus, beingErasedAt: contacts.beingErasedAt })
      .from(contacts)
      .where(isInBatch)
      .orderBy(asc(contacts.id))
      .all();
    for (const { id: contactId, status, beingErasedAt } of batch) {
      const standing = beingErasedAt !== null ? "being_erased" : status;
      const added = standing === "subscribed" ? addRecipient(tx, id, contactId) : 1;
      tally[standing] = (tally[standing] ?? 0) + added;
    }
    return batch.length;
  },
  finish(tx, { id }, { frozenCount, tally: { subscribed: willGetCount = 0, ...others } }) {
    const without = Object.entries(others)
      .map(([reason, count]) => ({ reason: reason as Reason, count }))
      .sort((one, other) => other.count - one.count);
    const audience: BroadcastAudience = { selectedCount: frozenCount, willGetCount, without };
    if (willGetCount === 0) return nobodySubscribed(audience);
    prepared(tx, "UPDATE broadcasts SET status = 'draft', audience = ? WHERE id = ?").run(
      JSON.stringify(audience),
      id,
    );
    return undefined;
  },
};

export function nobodySubscribed(audience: BroadcastAudience) {
  return { ok: false, refusal: "nobody_subscribed", audience } as const;
}

/** Returns 0 when a merge has put this contact in already, in the place of a contact that was counted before. */
function addRecipient(tx: Transaction, broadcastId: number, contactId: number): number {
  return prepared(
    tx,
    "INSERT OR IGNORE INTO broadcast_recipients (broadcast_id, contact_id) VALUES (?, ?)",
  ).run(broadcastId, contactId).changes;
}
