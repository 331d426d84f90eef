import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { dropItems } from "@/lib/jobs/drop-items";
import { clearJobFailure } from "@/lib/jobs/retry-budget";
import { dropPreparation, isAbandoned } from "@/lib/preparations/discard-preparation";
import { dropNewTag } from "./drop-new-tag";
import { actionOf, type JobRow, jobKeptMs } from "./find-bulk-actions";

/**
 * Drops one batch of a job older than a day, with its contacts: nobody undoes it any more. Drops one that was
 * discarded while it was counted, too. Call it again for the next.
 */
export function discardOldBulkActions(db: Database, now: number): void {
  const job = prepared<Pick<JobRow, "id" | "action">>(
    db,
    `SELECT id, action FROM bulk_actions AS job WHERE status IN ('counting', 'prepared', 'completed', 'stopped', 'failed')
     AND (coalesce(finished_at, created_at) <= ? OR ${isAbandoned("bulk_actions")})
     AND NOT EXISTS (SELECT 1 FROM bulk_actions AS undo
       WHERE undo.site_id = job.site_id AND undo.undoes = job.id AND undo.status = 'running') LIMIT 1`,
  ).get(now - jobKeptMs);
  if (!job) return;
  write(db, (tx) => {
    clearJobFailure(tx, "bulk_actions", job.id);
    dropPreparation(tx, { table: "bulk_actions", id: job.id });
    if (!dropItems(tx, "bulk_action_items", job.id)) return;
    prepared(tx, "DELETE FROM bulk_actions WHERE id = ?").run(job.id);
    dropNewTag(tx, job.id, actionOf(job));
  });
}
