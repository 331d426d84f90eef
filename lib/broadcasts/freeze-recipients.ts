import { asc } from "drizzle-orm";
import { prepared } from "@/db/prepared";
import { contacts } from "@/db/schema";
import type { Transaction } from "@/db/write";
import type { PreparationKind } from "@/lib/preparations/preparation";
import type { BroadcastAudience, StartProblem } from "./broadcast-view";
import { recordBegun } from "./record-begun";

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
  finish(tx, { id, siteId }, { frozenCount, tally: { subscribed: willGetCount = 0, ...others } }, now) {
    const without = Object.entries(others)
      .map(([reason, count]) => ({ reason: reason as Reason, count }))
      .sort((one, other) => other.count - one.count);
    const audience: BroadcastAudience = { selectedCount: frozenCount, willGetCount, without };
    const { status, startedBy } = prepared<{ status: string; startedBy: string | null }>(
      tx,
      "SELECT status, started_by AS startedBy FROM broadcasts WHERE id = ?",
    ).one(id);
    if (status === "starting") return endStart(tx, { id, siteId, startedBy }, audience, now);
    if (willGetCount === 0) return nobodySubscribed(audience);
    prepared(tx, "UPDATE broadcasts SET status = 'prepared', audience = ? WHERE id = ?").run(
      JSON.stringify(audience),
      id,
    );
    return undefined;
  },
};

/** Begins to send a broadcast whose recipients are frozen. Without any it is a draft again, which says so. */
function endStart(
  tx: Transaction,
  { id, siteId, startedBy }: { id: number; siteId: number; startedBy: string | null },
  audience: BroadcastAudience,
  now: number,
): undefined {
  const { willGetCount } = audience;
  const isForNobody = willGetCount === 0;
  prepared(
    tx,
    `UPDATE broadcasts SET status = @status, audience = @audience, problem = @problem,
       sent_at = CASE WHEN @problem IS NULL THEN sent_at END WHERE id = @id`,
  ).run({
    id,
    status: isForNobody ? "draft" : "sending",
    audience: JSON.stringify(audience),
    problem: isForNobody ? ("nobody_subscribed" satisfies StartProblem) : null,
  });
  if (!isForNobody) recordBegun(tx, { id, siteId, actorId: startedBy, willGetCount, now });
}

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
