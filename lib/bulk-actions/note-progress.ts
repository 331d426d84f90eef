import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { type LeasedJob, LeaseLost, renewLease } from "@/lib/jobs/lease";

/**
 * Adds to the progress of a claimed job, in the caller's transaction. Throws LeaseLost when another process has
 * taken it over or the owner has stopped it, so that the caller's changes are not committed.
 */
export function noteProgress(
  tx: Transaction,
  job: LeasedJob,
  { changed, unchanged }: { changed: number; unchanged: number },
  now: number,
): void {
  renewLease(tx, job, now);
  const { changes } = prepared(
    tx,
    `UPDATE bulk_actions SET changed_count = changed_count + ?, unchanged_count = unchanged_count + ?
     WHERE id = ? AND status = 'running'`,
  ).run(changed, unchanged, job.id);
  if (changes !== 1) throw new LeaseLost();
}
