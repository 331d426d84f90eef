import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { endAs } from "@/lib/deletion/approval/end-approval";
import { dropRequest } from "@/lib/deletion/manifest/discard-manifests";
import { findEnding } from "./find-ending";

export type KeepSiteRefusal = { ok: false; refusal: "not_ending" | "already_erasing" };

/** Calls the end of a site off, until the deletion of its contacts has begun. Everybody stays, and others come in again. */
export function keepSite(
  { siteId, userId }: SiteAccess,
  db: Database,
  now: number,
): { ok: true } | KeepSiteRefusal {
  return write(db, (tx): { ok: true } | KeepSiteRefusal => {
    const ending = findEnding({ siteId }, tx);
    if (!ending) return { ok: false, refusal: "not_ending" };
    if (!ending.canCallOff) return { ok: false, refusal: "already_erasing" };
    const job = prepared<{ id: number; status: string }>(
      tx,
      "SELECT id, status FROM deletion_jobs WHERE id = (SELECT ending_job_id FROM sites WHERE id = ?)",
    ).get(siteId);
    if (job?.status === "awaiting_approval")
      endAs(tx, { id: job.id, siteId, status: "withdrawn", actorId: userId }, now);
    else if (job) stopBeforeBegun(tx, job.id);
    callOff(tx, siteId, userId, now);
    return { ok: true };
  });
}

/** Has the worker end a deletion that it had not begun; a manifest is discarded. */
function stopBeforeBegun(tx: Transaction, jobId: number): void {
  prepared(tx, "UPDATE deletion_jobs SET status = 'stopping' WHERE id = ? AND status = 'queued'").run(jobId);
  const { changes } = prepared(
    tx,
    `UPDATE deletion_jobs SET status = 'measuring', digest = NULL
     WHERE id = ? AND status IN ('measuring', 'previewed')`,
  ).run(jobId);
  if (changes === 1) dropRequest(tx, jobId);
}

/** Lets a site go on that was to be deleted. `actorId` is null where a deletion that ended early says so. */
export function callOff(tx: Transaction, siteId: number, actorId: string | null, now: number): void {
  prepared(
    tx,
    "UPDATE sites SET ending_at = NULL, ending_by = NULL, ending_job_id = NULL WHERE id = ? AND removing_at IS NULL",
  ).run(siteId);
  recordAudit(tx, { siteId, actorId, action: "site_kept", counts: {}, now });
}
