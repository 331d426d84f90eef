import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { deletionJobs } from "@/db/schema";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { isConfirmedOf } from "@/lib/deletion/receipt/list-deletions";
import { clearJobFailure } from "@/lib/jobs/retry-budget";

export type StopRefusal = { ok: false; refusal: "not_found" | "not_running" };

/**
 * Asks a queued or running deletion to stop, and ends one that was set aside. Deleted contacts stay deleted,
 * contacts whose billing was already touched are finished, and all others are kept. Asking again changes nothing.
 */
export function stopDeletion(
  access: SiteAccess,
  db: Database,
  { jobId }: { jobId: number },
  now: number,
): { ok: true } | StopRefusal {
  return write(db, (tx): { ok: true } | StopRefusal => {
    const job = tx
      .select({ status: deletionJobs.status })
      .from(deletionJobs)
      .where(and(eq(deletionJobs.id, jobId), isConfirmedOf(access)))
      .get();
    if (!job) return { ok: false, refusal: "not_found" };
    if (job.status === "stopping") return { ok: true };
    if (job.status !== "queued" && job.status !== "running" && job.status !== "failed")
      return { ok: false, refusal: "not_running" };
    clearJobFailure(tx, "deletion_jobs", jobId);
    tx.update(deletionJobs).set({ status: "stopping" }).where(eq(deletionJobs.id, jobId)).run();
    recordAudit(tx, {
      siteId: access.siteId,
      actorId: access.userId,
      action: "deletion_stop_requested",
      jobId,
      counts: {},
      now,
    });
    return { ok: true };
  });
}

export function isStopRequested(db: Database, jobId: number): boolean {
  return preparedValue(db, "SELECT status FROM deletion_jobs WHERE id = ?").get(jobId) === "stopping";
}
