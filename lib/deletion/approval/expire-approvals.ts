import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { approvalLifetimeMs } from "./approval-time";
import { endAs } from "./end-approval";

const expiredAtOnce = 100;

/** Ends deletions that waited too long for a second person. Returns false when there was none. */
export function expireApprovals(db: Database, now: number): boolean {
  return write(db, (tx) => {
    const overdue = prepared<{ id: number; siteId: number }>(
      tx,
      `SELECT id, site_id AS siteId FROM deletion_jobs INDEXED BY deletion_jobs_approvals
     WHERE status = 'awaiting_approval' AND confirmed_at <= ? ORDER BY confirmed_at LIMIT ${expiredAtOnce}`,
    ).all(now - approvalLifetimeMs);
    for (const { id, siteId } of overdue) endAs(tx, { id, siteId, status: "expired", actorId: null }, now);
    return overdue.length > 0;
  });
}
