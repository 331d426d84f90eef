import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { type LeasedJob, LeaseLost, renewLease } from "@/lib/jobs/lease";

/**
 * Adds to how far a claimed job is, in the transaction that calls it. Throws LeaseLost when another process has taken
 * it over or the owner has stopped it: what goes with it must not be committed.
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
