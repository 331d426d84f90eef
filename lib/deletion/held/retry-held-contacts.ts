import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { deletionItems, deletionJobs } from "@/db/schema";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { isConfirmedOf } from "@/lib/deletion/receipt/list-deletions";

export type RetryRefusal = { ok: false; refusal: "not_found" | "nothing_held" };

/** Queues a finished deletion again, only for the contacts it holds. */
export function retryHeldContacts(
  access: SiteAccess,
  db: Database,
  { jobId }: { jobId: number },
  now: number,
): { ok: true; retriedCount: number } | RetryRefusal {
  return write(db, (tx): { ok: true; retriedCount: number } | RetryRefusal => {
    const job = tx
      .select({ status: deletionJobs.status })
      .from(deletionJobs)
      .where(and(eq(deletionJobs.id, jobId), isConfirmedOf(access)))
      .get();
    if (!job) return { ok: false, refusal: "not_found" };
    if (job.status !== "completed" && job.status !== "stopped") return { ok: false, refusal: "nothing_held" };
    const retried = tx
      .update(deletionItems)
      .set({ state: "pending", reason: null, unansweredCount: 0 })
      .where(and(eq(deletionItems.jobId, jobId), eq(deletionItems.state, "needs_attention")))
      .run();
    if (retried.changes === 0) return { ok: false, refusal: "nothing_held" };
    tx.update(deletionJobs)
      .set({ status: "queued", needsAttentionCount: 0, finishedAt: null })
      .where(eq(deletionJobs.id, jobId))
      .run();
    recordAudit(tx, {
      siteId: access.siteId,
      actorId: access.userId,
      action: "deletion_retried",
      jobId,
      counts: { contacts: retried.changes },
      now,
    });
    return { ok: true, retriedCount: retried.changes };
  });
}
