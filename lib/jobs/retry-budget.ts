import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { storageFaultOf } from "@/lib/system/faults/storage-fault";
import { logUnexpected } from "@/lib/system/log";
import { growingPause } from "./growing-pause";
import type { JobFailure } from "./job-failure";
import { type LeasedJob, type LeasedTable, LeaseLost, requireLease } from "./lease";

/** Limits how often a job may fail the same way in a row; `mostFailures` limits failures of any kind. */
export const retryBudget = 5;
const mostFailures = 20;
const firstWaitMs = 2000;
export const longestWaitMs = 60_000;
/** Forgets failures of this age, because a job that ran this long since made progress. */
const forgottenAfterMs = 600_000;

/**
 * Runs a claimed job so that its failure never stops its lane: it waits a while, and others go on. After
 * `retryBudget` equal failures it ends `failed`, with a reference to the log, until an owner retries or discards it.
 * Throws LeaseLost, because the job is another's, and faults of the machine, which are not the job's.
 */
export async function withinRetryBudget(
  db: Database,
  job: LeasedJob,
  now: () => number,
  run: () => Promise<unknown> | unknown,
): Promise<void> {
  try {
    await run();
  } catch (error) {
    recordJobFailure(db, job, error, now());
    return;
  }
  write(db, (tx) => clearJobFailure(tx, job.table, job.id));
}

/** Clears the failures of a job, so that it goes on from where it was with its whole budget. */
export function clearJobFailure(tx: Transaction, table: LeasedTable, jobId: number): void {
  prepared(tx, "DELETE FROM job_failures WHERE job_table = ? AND job_id = ?").run(table, jobId);
}

/** Returns how a job failed that was set aside; undefined for a job that was not. */
export function findJobFailure(db: Database, table: LeasedTable, jobId: number): JobFailure | undefined {
  return prepared<JobFailure>(
    db,
    "SELECT same_count AS count, reference, failed_at AS failedAt FROM job_failures WHERE job_table = ? AND job_id = ?",
  ).get(table, jobId);
}

interface Failed {
  signature: string;
  sameCount: number;
  totalCount: number;
  failedAt: number;
}

/** Counts a fault of the machine against no job. A damaged page is one job's bad luck: others may go on. */
function isNotOfJob(error: unknown): boolean {
  const fault = storageFaultOf(error);
  return error instanceof LeaseLost || (fault !== undefined && fault !== "damaged");
}

/**
 * Records an error as `withinRetryBudget` does, for jobs that never wait. Passes on what is not the job's. Throws
 * LeaseLost for one that is not ours any more: whoever discarded it took away what it was about to read.
 */
export function recordJobFailure(db: Database, job: LeasedJob, error: unknown, now: number): void {
  const { table } = job;
  if (isNotOfJob(error)) throw error;
  requireLease(db, job);
  const reference = logUnexpected(error);
  const signature = signatureOf(error);
  write(db, (tx) => {
    const status = preparedValue<string>(
      tx,
      `SELECT status FROM ${table} WHERE id = ? AND lease_owner = ?`,
    ).get(job.id, job.leaseOwner);
    if (status === undefined) return;
    const before = prepared<Failed>(
      tx,
      `SELECT signature, same_count AS sameCount, total_count AS totalCount, failed_at AS failedAt
       FROM job_failures WHERE job_table = ? AND job_id = ? AND failed_at > ?`,
    ).get(table, job.id, now - forgottenAfterMs);
    const sameCount = before?.signature === signature ? before.sameCount + 1 : 1;
    const totalCount = (before?.totalCount ?? 0) + 1;
    const isOver = sameCount >= retryBudget || totalCount >= mostFailures;
    const waitMs = growingPause(sameCount - 1, firstWaitMs, longestWaitMs);
    prepared(
      tx,
      `INSERT OR REPLACE INTO job_failures (job_table, job_id, status, signature, same_count, total_count,
         reference, failed_at, retry_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(table, job.id, status, signature, sameCount, totalCount, reference, now, now + waitMs);
    prepared(
      tx,
      `UPDATE ${table} SET status = ?, lease_owner = NULL, lease_expires_at = NULL WHERE id = ?`,
    ).run(isOver ? "failed" : status, job.id);
  });
}

/** Returns where in the code it failed and the kind of error, never its message, which may hold personal data. */
function signatureOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const [, place = ""] = error.stack?.split("\n    at ") ?? [];
  return `${error.name} ${code} ${place}`;
}
