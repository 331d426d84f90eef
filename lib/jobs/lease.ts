import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";

/** How long a process may stay silent before another takes over its job. */
export const leaseMs = 3000;

/** Everything that is worked on under a lease. */
export const leasedTables = ["imports", "broadcasts", "bulk_actions", "deletion_jobs"] as const;
export type LeasedTable = (typeof leasedTables)[number];

/** A job that failed waits a while, so that others go on; see `withinRetryBudget`. */
export const isDue = (table: LeasedTable, name: string = table) =>
  `NOT EXISTS (SELECT 1 FROM job_failures WHERE job_table = '${table}' AND job_id = ${name}.id AND retry_at > @now)`;

/**
 * Takes the oldest open deletion that no living process works on; one that had to wait for its payment provider comes
 * after the others. One statement, so two processes can never both get it; the owner's token in the row then guards
 * every later write of the job.
 */
export function claimDeletion(
  db: Database,
  owner: string,
  now: number,
): { id: number; siteId: number } | undefined {
  return prepared(
    db,
    `UPDATE deletion_jobs SET lease_owner = @owner, lease_expires_at = @expiresAt,
       status = CASE status WHEN 'queued' THEN 'running' ELSE status END,
       started_at = coalesce(started_at, @now)
     WHERE id = (SELECT id FROM deletion_jobs WHERE status IN ('queued', 'running', 'stopping')
                 AND (paused_until IS NULL OR paused_until <= @now OR status = 'stopping')
                 AND ${isDue("deletion_jobs")}
                 AND (lease_owner IS NULL OR lease_owner = @owner OR lease_expires_at <= @now)
                 ORDER BY pause_reason IS NOT NULL AND status <> 'stopping', id LIMIT 1)
     RETURNING id, site_id AS siteId`,
  ).get({ owner, expiresAt: now + leaseMs, now }) as { id: number; siteId: number } | undefined;
}

/** False when the lease is another's by now. */
export function renewLease(db: Database, jobId: number, owner: string, now: number): boolean {
  const { changes } = prepared(
    db,
    "UPDATE deletion_jobs SET lease_expires_at = ? WHERE id = ? AND lease_owner = ?",
  ).run(now + leaseMs, jobId, owner);
  return changes === 1;
}

/** Jobs other than deletions: a row with a status and the lease columns. */
const openStatuses = {
  imports: "'checking', 'importing', 'reverting'",
  broadcasts: "'sending'",
  bulk_actions: "'running'",
} as const;
export type JobTable = keyof typeof openStatuses;

export interface LeasedJob {
  id: number;
  siteId: number;
  leaseOwner: string;
  /** How long it may stay silent, where that is not as long as others. */
  silentMs?: number;
}

/** Takes the oldest open job of the table that no living process works on, as `claimDeletion` does. */
export function claimJob(db: Database, table: JobTable, owner: string, now: number): LeasedJob | undefined {
  const claimed = prepared(
    db,
    `UPDATE ${table} SET lease_owner = @owner, lease_expires_at = @expiresAt
     WHERE id = (SELECT id FROM ${table} WHERE status IN (${openStatuses[table]}) AND ${isDue(table)}
                 AND (lease_owner IS NULL OR lease_owner = @owner OR lease_expires_at <= @now) ORDER BY id LIMIT 1)
     RETURNING id, site_id AS siteId`,
  ).get({ owner, expiresAt: now + leaseMs, now }) as { id: number; siteId: number } | undefined;
  return claimed && { ...claimed, leaseOwner: owner };
}

/** Belongs in every transaction of the job. Throws LeaseLost when another process has taken it over. */
export function keepJob(db: Database, table: JobTable, job: LeasedJob, now: number): void {
  const { changes } = prepared(
    db,
    `UPDATE ${table} SET lease_expires_at = ? WHERE id = ? AND lease_owner = ?`,
  ).run(now + (job.silentMs ?? leaseMs), job.id, job.leaseOwner);
  if (changes !== 1) throw new LeaseLost();
}

/**
 * Keeps a job while it reads something long and commits nothing. Returns how to end that. `onBeat` is told each time
 * whether the job is still ours.
 */
export function holdJob(
  db: Database,
  table: JobTable,
  job: LeasedJob,
  now: () => number,
  onBeat?: (isOurs: boolean) => void,
): () => void {
  const timer = setInterval(() => {
    const { changes } = write(db, () =>
      prepared(db, `UPDATE ${table} SET lease_expires_at = ? WHERE id = ? AND lease_owner = ?`).run(
        now() + (job.silentMs ?? leaseMs),
        job.id,
        job.leaseOwner,
      ),
    );
    onBeat?.(changes === 1);
  }, leaseMs / 3);
  return () => clearInterval(timer);
}

/** Another process has taken the job over: whatever was under way must not be committed. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}
