import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Database } from "@/db/open-database";
import { bulkActions } from "@/db/schema";
import { write } from "@/db/write";
import { refuseKind } from "@/lib/auth/bulk-action-permissions";
import type { SiteAccess } from "@/lib/auth/site-access";
import { longestLeaseMs } from "@/lib/jobs/lease";
import { clearJobFailure } from "@/lib/jobs/retry-budget";
import { auditBulkAction } from "./audit-bulk-action";
import type { JobRefusal, ofBulkAction } from "./begin-bulk-action";
import type { BulkActionView } from "./bulk-action-view";
import { actionOf, findJobRow, getBulkAction, type JobRow } from "./find-bulk-actions";

/**
 * Ends a bulk action where it is. What it changed stays changed and can be undone. Cancelling subscriptions ends
 * only when the payment provider has answered the calls under way.
 */
export function stopBulkAction(
  access: SiteAccess,
  db: Database,
  { jobId }: z.infer<typeof ofBulkAction>,
  now: number,
): { ok: true; job: BulkActionView } | JobRefusal {
  const stopped = write(db, (tx): { ok: true } | JobRefusal => {
    const job = findJobRow(tx, access, jobId);
    if (!job) return { ok: false, refusal: "not_found" };
    const notAllowed = refuseKind(access, actionOf(job).do);
    if (notAllowed) return notAllowed;
    if (job.status === "stopped" || job.status === "completed") return { ok: true };
    if (job.status !== "running" && job.status !== "failed") return { ok: false, refusal: "not_running" };
    clearJobFailure(tx, "bulk_actions", jobId);
    if (actionOf(job).do === "cancel_subscription" && isHeld(job, now)) {
      const stoppedBy = job.stoppedBy ?? access.userId;
      tx.update(bulkActions).set({ stoppedBy }).where(eq(bulkActions.id, jobId)).run();
      return { ok: true };
    }
    tx.update(bulkActions)
      .set({ status: "stopped", leaseOwner: null, finishedAt: now })
      .where(eq(bulkActions.id, jobId))
      .run();
    const counts = { contacts: job.changedCount };
    auditBulkAction(tx, job, { phase: "stopped", actorId: access.userId, counts, now });
    return { ok: true };
  });
  return stopped.ok ? { ok: true, job: getBulkAction(access, db, jobId) } : stopped;
}

/** Tells whether a process works on the job. */
function isHeld({ leaseOwner, leaseExpiresAt }: JobRow, now: number): boolean {
  const aheadMs = (leaseExpiresAt ?? 0) - now;
  return leaseOwner !== null && aheadMs > 0 && aheadMs <= longestLeaseMs;
}
