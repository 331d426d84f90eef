import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";

const mayHaveLeft = "It may have left before the restore, so it is not sent again.";

/**
 * Stops broadcasts that a restored copy was about to send, so that nobody gets one twice. One whose time is over waits for
 * its owner as a draft. Returns how many were stopped.
 */
export function stopBroadcasts(tx: Transaction, now: number): number {
  const begun = prepared(
    tx,
    "UPDATE broadcasts SET status = 'stopped', lease_owner = NULL WHERE status IN ('starting', 'sending')",
  ).run();
  const due = prepared(
    tx,
    `UPDATE broadcasts SET status = 'draft', problem = 'restored'
     WHERE status = 'scheduled' AND scheduled_at <= ?`,
  ).run(now);
  endLetters(tx);
  return begun.changes + due.changes;
}

/**
 * Stops the other jobs of a copy, because their owner may have stopped them since, and they cannot be undone. Deletions
 * finish whom they had begun and keep the others. Everyone has to sign in again: a session of the copy may be of someone
 * who has left. Returns how many jobs were stopped.
 */
export function stopJobs(tx: Transaction, now: number): number {
  const deletions = prepared(
    tx,
    `UPDATE deletion_jobs SET status = 'stopping', lease_owner = NULL
     WHERE status IN ('queued', 'running') AND replay_id IS NULL`,
  ).run();
  const unapproved = prepared(
    tx,
    "UPDATE deletion_jobs SET status = 'expired', finished_at = ? WHERE status = 'awaiting_approval'",
  ).run(now);
  const imports = prepared(
    tx,
    `UPDATE imports SET status = 'stopped', finished_at = ?, headers = NULL, columns = NULL, lease_owner = NULL
     WHERE status = 'importing'`,
  ).run(now);
  const bulkActions = prepared(
    tx,
    "UPDATE bulk_actions SET status = 'stopped', finished_at = ?, lease_owner = NULL WHERE status = 'running'",
  ).run(now);
  prepared(tx, "DELETE FROM sessions").run();
  return deletions.changes + unapproved.changes + imports.changes + bulkActions.changes;
}

/** Ends the letters of broadcasts that had not left. Requests to confirm go out, because they can be repeated. */
function endLetters(tx: Transaction): void {
  prepared(
    tx,
    `UPDATE broadcasts SET failed_count = failed_count + waiting.count FROM (
       SELECT broadcast_id AS id, count(*) AS count FROM outgoing_mail
       WHERE broadcast_id IS NOT NULL AND state IN ('queued', 'sending') GROUP BY broadcast_id) AS waiting
     WHERE broadcasts.id = waiting.id`,
  ).run();
  prepared(
    tx,
    `UPDATE outgoing_mail SET state = 'failed', problem = ?, seed = NULL, parameters = '{}'
     WHERE broadcast_id IS NOT NULL AND state IN ('queued', 'sending')`,
  ).run(mayHaveLeft);
}
