import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import { dropItems } from "@/lib/jobs/drop-items";
import { clearJobFailure } from "@/lib/jobs/retry-budget";
import { manifestLifetimeMs } from "./find-manifest";

export const manifestToDiscard = z.strictObject({ jobId: z.number().int().positive() });

/**
 * Discards a manifest that is being counted or was not confirmed, when whoever asked for it closes the dialog. What
 * was selected goes at once, and a count under way ends with its slice; the frozen ids follow in the background.
 */
export function discardManifest(
  access: SiteAccess,
  db: Database,
  { jobId }: z.infer<typeof manifestToDiscard>,
): { ok: true } | { ok: false; refusal: "not_found" } {
  return write(db, (tx) => {
    const { changes } = prepared(
      tx,
      `UPDATE deletion_jobs SET status = 'measuring', digest = NULL
       WHERE id = @jobId AND site_id = @siteId AND created_by = @userId AND status IN ('measuring', 'previewed')`,
    ).run({ jobId, siteId: access.siteId, userId: access.userId });
    if (changes === 0) return { ok: false, refusal: "not_found" };
    dropRequest(tx, jobId);
    return { ok: true };
  });
}

/**
 * Drops one batch of the oldest manifest that nobody confirmed in time, or that nobody asks for any more. Returns
 * false when there is none.
 */
export function discardExpiredManifests(db: Database, now: number): boolean {
  const jobId = preparedValue<number>(
    db,
    `SELECT id FROM deletion_jobs WHERE status IN ('measuring', 'previewed') AND (created_at < ?
       OR status = 'measuring' AND NOT EXISTS (SELECT 1 FROM manifest_requests AS own WHERE own.id = deletion_jobs.id))
     ORDER BY created_at LIMIT 1`,
  ).get(now - 2 * manifestLifetimeMs);
  if (jobId === undefined) return false;
  write(db, (tx) => {
    if (!dropItems(tx, "deletion_items", jobId)) return;
    dropRequest(tx, jobId);
    prepared(tx, "DELETE FROM deletion_counts WHERE job_id = ?").run(jobId);
    prepared(tx, "DELETE FROM deletion_jobs WHERE id = ? AND status IN ('measuring', 'previewed')").run(
      jobId,
    );
  });
  return true;
}

/** Drops what a manifest was made from, once it is confirmed or not wanted any more. */
export function dropRequest(tx: Transaction, jobId: number): void {
  prepared(tx, "DELETE FROM manifest_requests WHERE id = ?").run(jobId);
  clearJobFailure(tx, "manifest_requests", jobId);
}
