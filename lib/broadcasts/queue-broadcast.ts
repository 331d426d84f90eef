import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { isErasedSince } from "@/lib/consent/admit-contact";
import { newSeed } from "@/lib/consent/letter-token";
import { claimJob, type LeasedJob, renewLease } from "@/lib/jobs/lease";
import { clearJobFailure, recordJobFailure } from "@/lib/jobs/retry-budget";
import { queueMail } from "@/lib/outbox/queue-mail";
import { draftLifetimeMs } from "./send-broadcast";

/** So many at a time, that a request to confirm never waits behind a whole broadcast. */
const recipientsAtOnce = 30;

/**
 * Takes the open broadcast of which fewest letters wait a piece further: those who are subscribed get their message
 * queued, all others are skipped. A recipient's row goes in the transaction that queues the message: nobody is queued
 * twice, whenever the process is killed. False when none is open or all of them wait for their mail servers.
 */
export function queueBroadcast(db: Database, owner: string, now: number): boolean {
  const job = claimJob(db, "broadcasts", owner, now);
  if (!job) {
    discardDrafts(db, now);
    return false;
  }
  try {
    queueBatch(db, job, now);
  } catch (error) {
    recordJobFailure(db, job, error, now);
  }
  return true;
}

function queueBatch(db: Database, job: LeasedJob, now: number): void {
  write(db, () => {
    renewLease(db, job, now);
    clearJobFailure(db, "broadcasts", job.id);
    const contactIds = prepared(
      db,
      `SELECT contact_id FROM broadcast_recipients WHERE broadcast_id = ? ORDER BY contact_id LIMIT ${recipientsAtOnce}`,
    )
      .pluck()
      .all(job.id) as number[];
    let queued = 0;
    for (const contactId of contactIds) if (queueOne(db, job, contactId, now)) queued += 1;
    prepared(
      db,
      "UPDATE broadcasts SET queued_count = queued_count + ?, skipped_count = skipped_count + ? WHERE id = ?",
    ).run(queued, contactIds.length - queued, job.id);
    if (contactIds.length < recipientsAtOnce)
      prepared(db, "UPDATE broadcasts SET status = 'sent', lease_owner = NULL WHERE id = ?").run(job.id);
  });
}

function queueOne(db: Database, job: LeasedJob, contactId: number, now: number): boolean {
  prepared(db, "DELETE FROM broadcast_recipients WHERE broadcast_id = ? AND contact_id = ?").run(
    job.id,
    contactId,
  );
  const contact = prepared(
    db,
    `SELECT email FROM contacts WHERE id = ? AND site_id = ? AND marketing_status = 'subscribed'
     AND being_erased_at IS NULL`,
  ).get(contactId, job.siteId) as { email: string } | undefined;
  if (!contact || isErasedSince(db, job.siteId, contact.email, contactId)) return false;
  const letter = { contactId, seed: newSeed(), now };
  queueMail(db, { ...letter, kind: "marketing", template: "broadcast", broadcastId: job.id });
  return true;
}

/** Drafts that nobody sent within their hour. */
function discardDrafts(db: Database, now: number): void {
  const stale = prepared(
    db,
    "SELECT id FROM broadcasts WHERE status IN ('counting', 'draft') AND created_at <= ?",
  )
    .pluck()
    .all(now - draftLifetimeMs) as number[];
  for (const id of stale) write(db, () => void prepared(db, "DELETE FROM broadcasts WHERE id = ?").run(id));
}
