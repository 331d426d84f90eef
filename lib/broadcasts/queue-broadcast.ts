import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { isErasedSince } from "@/lib/consent/admit-contact";
import { newSeed } from "@/lib/consent/letter-token";
import type { MarketingStatus } from "@/lib/consent/status/marketing-status";
import { claimJob, type LeasedJob, renewLease } from "@/lib/jobs/lease";
import { clearJobFailure, recordJobFailure } from "@/lib/jobs/retry-budget";
import { countSkipped, type SkipReason } from "@/lib/outbox/count-skipped";
import { queueMail } from "@/lib/outbox/queue-mail";
import { discardBroadcasts } from "./discard-broadcasts";

/** Limits the batch so that a request to confirm never waits behind a whole broadcast. */
const recipientsAtOnce = 30;

/**
 * Handles one batch of the open broadcast with the fewest waiting letters: queues the message for subscribed
 * recipients and skips the others, in the transaction that drops them, so a kill never queues anyone twice. Drops a
 * batch of a discarded one when none is open or all wait for their mail servers. Returns false when there is neither.
 */
export function queueBroadcast(db: Database, owner: string, now: number): boolean {
  const job = claimJob(db, "broadcasts", owner, now);
  if (!job) return discardBroadcasts(db, now);
  try {
    queueBatch(db, job, now);
  } catch (error) {
    recordJobFailure(db, job, error, now);
  }
  return true;
}

function queueBatch(db: Database, job: LeasedJob, now: number): void {
  write(db, (tx) => {
    renewLease(tx, job, now);
    clearJobFailure(tx, "broadcasts", job.id);
    const contactIds = preparedValue<number>(
      tx,
      `SELECT contact_id FROM broadcast_recipients WHERE broadcast_id = ? ORDER BY contact_id LIMIT ${recipientsAtOnce}`,
    ).all(job.id);
    let queued = 0;
    for (const contactId of contactIds) {
      const skipped = queueOne(tx, job, contactId, now);
      if (skipped) countSkipped(tx, job.id, skipped);
      else queued += 1;
    }
    prepared(tx, "UPDATE broadcasts SET queued_count = queued_count + ? WHERE id = ?").run(queued, job.id);
    if (contactIds.length < recipientsAtOnce)
      prepared(tx, "UPDATE broadcasts SET status = 'sent', lease_owner = NULL WHERE id = ?").run(job.id);
  });
}

/** Queues the letter of one recipient, or returns why they get none. */
function queueOne(tx: Transaction, job: LeasedJob, contactId: number, now: number): SkipReason | undefined {
  prepared(tx, "DELETE FROM broadcast_recipients WHERE broadcast_id = ? AND contact_id = ?").run(
    job.id,
    contactId,
  );
  const contact = prepared<{ email: string; status: MarketingStatus; beingErasedAt: number | null }>(
    tx,
    `SELECT email, marketing_status AS status, being_erased_at AS beingErasedAt FROM contacts
     WHERE id = ? AND site_id = ?`,
  ).get(contactId, job.siteId);
  if (!contact) return "deleted";
  if (contact.beingErasedAt !== null) return "being_erased";
  if (contact.status !== "subscribed") return contact.status;
  if (isErasedSince(tx, job.siteId, contact.email, contactId)) return "unsubscribed";
  const letter = { contactId, seed: newSeed(), now };
  queueMail(tx, { ...letter, kind: "marketing", template: "broadcast", broadcastId: job.id });
  return undefined;
}
