import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { countOutcome, type RunningJob } from "./count-outcome";

/** Holds the contact, marked as being erased so that nothing is mailed to it, until its billing has stopped. */
export function holdContact(db: Database, job: RunningJob, contactId: number, reason: string): void {
  write(db, (tx) => {
    prepared(
      tx,
      "UPDATE deletion_items SET state = 'needs_attention', reason = ? WHERE job_id = ? AND contact_id = ?",
    ).run(reason, job.id, contactId);
    countOutcome(tx, job, { needsAttention: 1 });
  });
}
