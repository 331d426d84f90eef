import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { recordKindNames } from "@/lib/contacts/records/record-kinds";
import { type LeasedJob, LeaseLost } from "@/lib/jobs/lease";

/** Is a deletion that this process runs. */
export interface RunningJob extends LeasedJob {
  /** Is the moment up to which the payment provider was read before the run began; see `deletionJobs`. */
  billingReadUntil?: number | null;
}

interface Outcome {
  deleted?: number;
  alreadyGone?: number;
  needsAttention?: number;
  changed?: number;
  bought?: number;
}

/** Adds to the job's counts. Throws LeaseLost when this process no longer has the job's lease. */
export function countOutcome(tx: Transaction, job: RunningJob, outcome: Outcome): void {
  const { changes } = prepared(
    tx,
    `UPDATE deletion_jobs SET deleted_count = deleted_count + ?, already_gone_count = already_gone_count + ?,
     needs_attention_count = needs_attention_count + ?, changed_count = changed_count + ?,
     bought_count = bought_count + ? WHERE id = ? AND lease_owner = ?`,
  ).run(
    outcome.deleted ?? 0,
    outcome.alreadyGone ?? 0,
    outcome.needsAttention ?? 0,
    outcome.changed ?? 0,
    outcome.bought ?? 0,
    job.id,
    job.leaseOwner,
  );
  if (changes !== 1) throw new LeaseLost(`deletion ${job.id}`);
}

export function addDeletedRecords(tx: Transaction, jobId: number, counts: readonly number[]): void {
  for (const [at, kind] of recordKindNames.entries()) {
    const count = counts[at] ?? 0;
    if (count === 0) continue;
    prepared(
      tx,
      `INSERT INTO deletion_counts (job_id, kind, planned, deleted) VALUES (?, ?, 0, ?)
       ON CONFLICT DO UPDATE SET deleted = deleted + excluded.deleted`,
    ).run(jobId, kind, count);
  }
}
