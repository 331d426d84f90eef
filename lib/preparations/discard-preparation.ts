import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import { clearJobFailure } from "@/lib/jobs/retry-budget";
import { columnOf, type PreparedJob } from "./preparation";

/**
 * Discards a job that is being prepared or was refused, when whoever asked for it closes the dialog. What was
 * selected goes at once, and counting ends with its slice; the lane of the job drops its frozen ids. One that is
 * ready is not found.
 */
export function discardPreparation(
  { siteId, userId }: SiteAccess,
  db: Database,
  job: PreparedJob,
): { ok: true } | { ok: false; refusal: "not_found" } {
  return write(db, (tx) => {
    const found = preparedValue<number>(
      tx,
      `SELECT id FROM preparations WHERE ${columnOf[job.table]} = ? AND site_id = ? AND created_by = ?`,
    ).get(job.id, siteId, userId);
    if (found === undefined) return { ok: false, refusal: "not_found" };
    dropPreparation(tx, job);
    return { ok: true };
  });
}

/** Drops the preparation of a job, if it has one. */
export function dropPreparation(tx: Transaction, job: PreparedJob): void {
  const dropped = preparedValue<number>(
    tx,
    `DELETE FROM preparations WHERE ${columnOf[job.table]} = ? RETURNING id`,
  ).get(job.id);
  if (dropped !== undefined) clearJobFailure(tx, "preparations", dropped);
}

/** Is the condition on a job, aliased `job`, that nobody prepares any more and that was never ready. */
export const isAbandoned = (table: PreparedJob["table"]) =>
  `job.status = 'counting' AND NOT EXISTS (SELECT 1 FROM preparations WHERE ${columnOf[table]} = job.id)`;
