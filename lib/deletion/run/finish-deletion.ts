import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import { checkWrittenPages } from "@/lib/deletion/disk/check-files";
import type { DiskCheck, WaitingPart } from "@/lib/deletion/disk/disk-check";
import { mergeSearchIndex } from "@/lib/deletion/disk/merge-search-index";
import type { JobContext } from "@/lib/jobs/job-context";
import { yieldBetweenWrites } from "@/lib/jobs/time-slice";
import { flushLedger } from "@/lib/ledger/flush-ledger";
import { pageRoundsOf } from "@/lib/system/pages/page-rounds";
import type { RunningJob } from "./count-outcome";
import type { DeletionRun } from "./deletion-run";
import { isStopRequested } from "./stop-deletion";

const itemsPerTransaction = 2000;

/**
 * Ends a deletion: empties the search index of the erased, copies and cleans the log, searches the pages that were
 * written, writes the ledger and closes the job. Returns false, with the job open, when an owner gave it another contact meanwhile. It
 * can be repeated from the start.
 */
export async function finishDeletion({ context, job, traces, keepLease }: DeletionRun): Promise<boolean> {
  const { db, now } = context;
  if (isStopRequested(db, job.id)) await keepRemaining(db, job.id, keepLease);
  const waiting: WaitingPart[] = [];
  if (!(await mergeSearchIndex(db, mergeablePages(traces.emails.count), keepLease)))
    waiting.push("search index");
  const isSealed = await pageRoundsOf(db)?.seal(now, keepLease);
  if (isSealed === false) waiting.push("write-ahead log");
  const found = await checkWrittenPages(context, job.siteId, traces, keepLease);
  flushLedger(db, now());
  return close(context, job, found && { ...found, waiting });
}

/** Bounds the merge of the search index by what was deleted, so that one contact costs the same on every site. */
function mergeablePages(deletedCount: number): number {
  return 200 + Math.floor(deletedCount / 4);
}

/**
 * Keeps for good whomever a stopped deletion did not reach, so that a later retry of held contacts does not delete
 * them. Contacts whose billing was touched are finished first.
 */
async function keepRemaining(db: Database, jobId: number, keepLease: () => void): Promise<void> {
  const keepSome = `UPDATE deletion_items SET state = 'kept' WHERE job_id = @jobId AND contact_id IN (
       SELECT contact_id FROM deletion_items AS item WHERE job_id = @jobId AND state = 'pending' AND NOT EXISTS (
         SELECT 1 FROM contacts WHERE id = item.contact_id AND being_erased_at IS NOT NULL)
       ORDER BY contact_id LIMIT @most)`;
  for (;;) {
    keepLease();
    const { changes } = write(db, (tx) => prepared(tx, keepSome).run({ jobId, most: itemsPerTransaction }));
    if (changes === 0) return;
    await yieldBetweenWrites(db);
  }
}

/**
 * Closes the job. Returns false when a contact is to be deleted again, because an owner may have vouched for a held
 * contact since the last look.
 */
function close(context: JobContext, job: RunningJob, diskCheck: DiskCheck | null): boolean {
  const { db } = context;
  return write(db, (tx): boolean => {
    const pending = "SELECT 1 FROM deletion_items WHERE job_id = ? AND state = 'pending' LIMIT 1";
    if (prepared(tx, pending).get(job.id) !== undefined) return false;
    const closed = prepared<{
      status: string;
      deleted: number;
      alreadyGone: number;
      needsAttention: number;
      kept: number;
    }>(
      tx,
      `UPDATE deletion_jobs SET finished_at = @now, lease_owner = NULL, lease_expires_at = NULL,
         paused_until = NULL, pause_reason = NULL,
         status = CASE status WHEN 'stopping' THEN 'stopped' ELSE 'completed' END,
         kept_count = contact_count - deleted_count - already_gone_count - needs_attention_count,
         disk_check = coalesce(@diskCheck, disk_check),
         files_waiting_since = CASE WHEN @isWaiting THEN coalesce(files_waiting_since, @now) END
       WHERE id = @id AND lease_owner = @leaseOwner
       RETURNING status, deleted_count AS deleted, already_gone_count AS alreadyGone,
         needs_attention_count AS needsAttention, kept_count AS kept`,
    ).get({
      now: context.now(),
      diskCheck: diskCheck && JSON.stringify(diskCheck),
      isWaiting: diskCheck?.waiting?.length ? 1 : 0,
      id: job.id,
      leaseOwner: job.leaseOwner,
    });
    if (!closed) return true;
    const { status, ...counts } = closed;
    const action = status === "stopped" ? "deletion_stopped" : "deletion_completed";
    recordAudit(tx, { siteId: job.siteId, actorId: null, action, jobId: job.id, counts, now: context.now() });
    return true;
  });
}
