import { and, eq } from "drizzle-orm";
import { bulkActions } from "@/db/schema";
import type { Transaction } from "@/db/write";
import type { JobPhase } from "@/lib/audit/audit-action";
import { recordAudit } from "@/lib/audit/record-audit";
import type { LeasedJob } from "@/lib/jobs/lease";
import { hasMailServer } from "@/lib/mail/sending/find-mail-server";
import { undoneOf } from "./actions/action-kinds";
import { actionOf, countFailed } from "./find-bulk-actions";

type Audited = Pick<typeof bulkActions.$inferSelect, "id" | "siteId" | "action" | "undoes">;

interface JobEntry {
  phase: JobPhase;
  actorId: string | null;
  counts: Record<string, number>;
  now: number;
}

/** Records the progress of a job in the audit log. An undo job is recorded as the undoing of the original action. */
export function auditBulkAction(tx: Transaction, job: Audited, { phase, ...entry }: JobEntry): void {
  const action = actionOf(job);
  const undone = job.undoes === null ? undefined : undoneOf(action.do);
  recordAudit(tx, {
    ...entry,
    siteId: job.siteId,
    jobId: job.id,
    action: undone ? `${undone}_undo_${phase}` : `${action.do}_${phase}`,
  });
}

/**
 * Ends a job whose lease this process still has, and records how many contacts it changed, under whoever started or
 * stopped it. Names nobody when the job gave up by itself. Requests to confirm count as `unsent` while no mail
 * server is set.
 */
export function endBulkAction(
  tx: Transaction,
  { id, leaseOwner }: LeasedJob,
  { status, now }: { status: "completed" | "stopped"; now: number },
): void {
  const isHeld = and(eq(bulkActions.leaseOwner, leaseOwner), eq(bulkActions.status, "running"));
  const job = tx
    .update(bulkActions)
    .set({ status, finishedAt: now, leaseOwner: null })
    .where(and(eq(bulkActions.id, id), isHeld))
    .returning()
    .get();
  if (!job) return;
  const isUnsent = actionOf(job).do === "request_opt_in" && !hasMailServer(tx, job.siteId);
  const counts = {
    contacts: job.changedCount,
    unchanged: job.unchangedCount,
    failed: countFailed(tx, id),
    ...(isUnsent && { unsent: job.changedCount }),
  };
  const actorId = status === "completed" ? (job.startedBy ?? job.createdBy) : job.stoppedBy;
  auditBulkAction(tx, job, { phase: status, actorId, counts, now });
}
