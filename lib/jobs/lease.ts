import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { type Reader, type Transaction, write } from "@/db/write";
import { storageFaultOf } from "@/lib/system/faults/storage-fault";
import { logUnexpected } from "@/lib/system/log";

/** Limits how long a process may stay silent before another takes over its job. */
export const leaseMs = 3000;
/** Limits how far ahead the end of any lease is. One that is further was taken before the clock was set back. */
export const longestLeaseMs = 60_000;

interface Claim {
  /** Lists the statuses that have work left. */
  open: string;
  /** Is a further condition on the row. */
  condition?: string;
  /** Sets further columns when a row is claimed. */
  set?: string;
  /** Orders the rows; the oldest comes first when it is left out. */
  order?: string;
  /** Counts the contacts of a row, for tables whose long jobs leave their turn to others. */
  size?: string;
  /** Is a further condition on a row for which others leave their turn. */
  isUrgent?: string;
}

const unpaused = "(paused_until IS NULL OR paused_until <= @now OR status = 'stopping')";
/** Counts a job of up to this many contacts as short: it never waits for a long one. */
export const shortJob = 500;
/** Is when the site of a deletion was last served: `lease_expires_at` stays when a deletion leaves its turn early. */
const servedAt = `(SELECT max(coalesce(lease_expires_at, finished_at, 0)) FROM deletion_jobs AS own
  WHERE own.site_id = deletion_jobs.site_id)`;
const lettersWaiting = `(SELECT count(*) FROM outgoing_mail AS mail
  WHERE mail.broadcast_id = broadcasts.id AND mail.state IN ('queued', 'sending'))`;
/** Limits how many letters of a broadcast wait: while a mail server is away, the others are not written. */
const mostLettersWaiting = 600;

/** Tells whether the lease of a row is over, also after the clock was set back. */
const isOver = `(lease_expires_at <= @now OR lease_expires_at > @now + ${longestLeaseMs})`;

/** Leaves out jobs of a table that wait after a failure. */
const isRested = (table: string) => `NOT EXISTS (SELECT 1 FROM job_failures
  WHERE job_table = '${table}' AND job_id = ${table}.id AND retry_at > @now)`;

/** Lists the tables whose rows are worked on under a lease, and which row of each is next. */
const claims = {
  imports: {
    open: "'checking', 'importing', 'reverting'",
    // A list is short until it is known to be long; then the one that waits longest is next.
    order: `coalesce(row_count, 0) > ${shortJob}, coalesce(lease_expires_at, 0), id`,
    size: "coalesce(row_count, 0)",
  },
  broadcasts: {
    open: "'sending'",
    condition: `${lettersWaiting} < ${mostLettersWaiting}`,
    // This order keeps a broadcast whose letters do not leave from holding up the others.
    order: `${lettersWaiting}, id`,
  },
  bulk_actions: {
    open: "'running'",
    order: `contact_count > ${shortJob}, coalesce(lease_expires_at, 0), id`,
    size: "contact_count",
  },
  deletion_jobs: {
    open: "'queued', 'running', 'stopping'",
    condition: unpaused,
    set: `, status = CASE status WHEN 'queued' THEN 'running' ELSE status END,
      started_at = coalesce(started_at, @now)`,
    // A paused deletion comes after the others, a long one after short ones; then sites take turns.
    order: `pause_reason IS NOT NULL AND status <> 'stopping', contact_count > ${shortJob}, ${servedAt}, id`,
    size: "contact_count",
    isUrgent: "pause_reason IS NULL",
  },
  manifest_requests: {
    open: "'measuring'",
    // Short ones come first, and one is short until it is known to be long; then whoever waits longest is next.
    order: `coalesce(total, 0) > ${shortJob}, coalesce(lease_expires_at, 0), id`,
    size: "coalesce(total, 0)",
  },
  preparations: {
    open: "'counting'",
    order: `counted > ${shortJob}, coalesce(lease_expires_at, 0), id`,
    size: "counted",
  },
  definition_changes: {
    open: "'running'",
    // Nobody knows before the end how many contacts it reaches, so the one that waits longest is next.
    order: "coalesce(lease_expires_at, 0), id",
    size: `${shortJob + 1}`,
  },
  duplicate_searches: {
    open: "'searching'",
    order: "coalesce(lease_expires_at, 0), id",
    size: `${shortJob + 1}`,
  },
} satisfies Record<string, Claim>;
export type LeasedTable = keyof typeof claims;
export const leasedTables = Object.keys(claims) as [LeasedTable, ...LeasedTable[]];

/** Is a job that this process may work on until its lease ends. */
export interface LeasedJob {
  table: LeasedTable;
  id: number;
  siteId: number;
  leaseOwner: string;
  /** Overrides how long the job may stay silent. */
  silentMs?: number;
}

/**
 * Claims the next open job of the table that no living process works on; undefined when there is none. One statement
 * does it, so two processes never get the same job: `leaseOwner` in the row guards every later write of the job.
 */
export function claimJob(
  db: Database,
  table: LeasedTable,
  leaseOwner: string,
  now: number,
): LeasedJob | undefined {
  const { open, condition = "true", set = "", order = "id" }: Claim = claims[table];
  const claimed = prepared<{ id: number; siteId: number }>(
    db,
    `UPDATE ${table} SET lease_owner = @leaseOwner, lease_expires_at = @expiresAt ${set}
     WHERE id = (SELECT id FROM ${table} WHERE status IN (${open}) AND ${condition}
       AND (lease_owner IS NULL OR lease_owner = @leaseOwner OR ${isOver})
       AND ${isRested(table)}
       ORDER BY ${order} LIMIT 1)
     RETURNING id, site_id AS siteId`,
  ).get({ leaseOwner, expiresAt: now + leaseMs, now });
  return claimed && { table, ...claimed, leaseOwner };
}

/** Renews the lease of a job, in each of its transactions. Throws LeaseLost when another process has taken it over. */
export function renewLease(tx: Transaction, job: LeasedJob, now: number): void {
  if (!isRenewed(tx, job, now)) throw new LeaseLost(`${job.table} ${job.id}`);
}

/** Throws LeaseLost when the job is not this process's any more, as one that was discarded. */
export function requireLease(db: Reader, { table, id, leaseOwner }: LeasedJob): void {
  const found = prepared(db, `SELECT 1 FROM ${table} WHERE id = ? AND lease_owner = ?`).get(id, leaseOwner);
  if (found === undefined) throw new LeaseLost(`${table} ${id}`);
}

/**
 * Renews the lease at intervals, for a job that waits or reads for long and commits nothing. Returns a function that
 * ends this. Tells `onBeat` each time whether the job is still ours.
 */
export function keepLeaseAlive(
  db: Database,
  job: LeasedJob,
  now: () => number,
  onBeat?: (isOurs: boolean) => void,
): () => void {
  const timer = setInterval(() => {
    const isOurs = tryRenew(db, job, now());
    if (isOurs !== undefined) onBeat?.(isOurs);
  }, leaseMs / 3);
  return () => clearInterval(timer);
}

/** Returns undefined when the machine lets nothing be written now: the next beat may be in time, and the job goes on. */
function tryRenew(db: Database, job: LeasedJob, now: number): boolean | undefined {
  try {
    return write(db, (tx) => isRenewed(tx, job, now));
  } catch (error) {
    logUnexpected(error);
    if (storageFaultOf(error)) return undefined;
    throw error;
  }
}

/** Runs `work` and keeps the job's lease alive, because waiting for a provider can take longer than a lease lasts. */
export async function whileLeased<Result>(
  { db, now }: { db: Database; now: () => number },
  job: LeasedJob,
  work: () => Promise<Result>,
): Promise<Result> {
  const stopKeeping = keepLeaseAlive(db, job, now);
  try {
    return await work();
  } finally {
    stopKeeping();
  }
}

function isRenewed(tx: Transaction, job: LeasedJob, now: number): boolean {
  const { changes } = prepared(
    tx,
    `UPDATE ${job.table} SET lease_expires_at = ? WHERE id = ? AND lease_owner = ?`,
  ).run(now + (job.silentMs ?? leaseMs), job.id, job.leaseOwner);
  return changes === 1;
}

/**
 * Gives the job up so that another of its table gets its turn; it goes on from where it is when it is claimed again.
 * Throws LeaseLost when another process has taken it over.
 */
export function leaveTurn(tx: Transaction, job: LeasedJob, now: number): void {
  const { changes } = prepared(
    tx,
    `UPDATE ${job.table} SET lease_owner = NULL, lease_expires_at = ? WHERE id = ? AND lease_owner = ?`,
  ).run(now, job.id, job.leaseOwner);
  if (changes !== 1) throw new LeaseLost(`${job.table} ${job.id}`);
}

/** Gives up every job of a process that ends, so that the next one need not wait until its leases are over. */
export function releaseLeases(tx: Transaction, leaseOwner: string, now: number): void {
  for (const table of leasedTables)
    prepared(tx, `UPDATE ${table} SET lease_owner = NULL, lease_expires_at = ? WHERE lease_owner = ?`).run(
      now,
      leaseOwner,
    );
}

/**
 * Tells whether another job of the table should have its turn: a short one at once, any other when the turn of this
 * one `isTurnOver`. Paused jobs and those that wait after a failure do not count.
 */
export function isOtherWaiting(db: Database, job: LeasedJob, now: number, isTurnOver: boolean): boolean {
  const { table } = job;
  const { open, condition = "1", size = "0", isUrgent = "1" }: Claim = claims[table];
  const found = prepared(
    db,
    `SELECT 1 FROM ${table} WHERE status IN (${open}) AND id <> @id AND ${condition} AND ${isUrgent}
       AND (lease_owner IS NULL OR ${isOver}) AND (@isTurnOver = 1 OR ${size} <= ${shortJob})
       AND ${isRested(table)} LIMIT 1`,
  ).get({ id: job.id, now, isTurnOver: isTurnOver ? 1 : 0 });
  return found !== undefined;
}

/** Is thrown when another process has taken the job over: work under way must not be committed. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}
