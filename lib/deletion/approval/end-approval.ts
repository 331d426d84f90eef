import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { deletionJobs } from "@/db/schema";
import { type Transaction, write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { UnapprovedStatus } from "./unapproved-statuses";

export type EndApprovalRefusal = { ok: false; refusal: "not_found" | "not_waiting" };

/**
 * Ends a deletion that waits for a second person, so that nobody is deleted: who confirmed it withdraws it, anyone else
 * declines it. It never goes on after that.
 */
export function endApproval(
  { siteId, userId }: SiteAccess,
  db: Database,
  { jobId }: { jobId: number },
  now: number,
): { ok: true } | EndApprovalRefusal {
  return write(db, (tx): { ok: true } | EndApprovalRefusal => {
    const job = tx
      .select({ number: deletionJobs.number, status: deletionJobs.status, askedBy: deletionJobs.confirmedBy })
      .from(deletionJobs)
      .where(and(eq(deletionJobs.id, jobId), eq(deletionJobs.siteId, siteId)))
      .get();
    if (!job || job.number === null) return { ok: false, refusal: "not_found" };
    if (job.status !== "awaiting_approval") return { ok: false, refusal: "not_waiting" };
    const status = job.askedBy === userId ? "withdrawn" : "declined";
    endAs(tx, { id: jobId, siteId, status, actorId: userId }, now);
    return { ok: true };
  });
}

interface Ending {
  id: number;
  siteId: number;
  status: UnapprovedStatus;
  actorId: string | null;
}

/** Ends a waiting deletion in the transaction that looked at it. */
export function endAs(tx: Transaction, { id, siteId, status, actorId }: Ending, now: number): void {
  prepared(
    tx,
    `UPDATE deletion_jobs SET status = @status, finished_at = @now
     WHERE id = @id AND status = 'awaiting_approval'`,
  ).run({ id, status, now });
  recordAudit(tx, { siteId, actorId, action: `deletion_${status}`, jobId: id, counts: {}, now });
}
