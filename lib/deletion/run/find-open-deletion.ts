import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import type { Transaction } from "@/db/write";

/**
 * Returns the confirmed deletion that has not settled the contact: to come, under way, or holding them. Until it
 * has, a change of email and a merge are refused.
 */
export function findOpenDeletion(db: Database, contactId: number): number | undefined {
  const held = preparedValue<number>(
    db,
    "SELECT job_id FROM deletion_items WHERE contact_id = ? AND state = 'needs_attention' LIMIT 1",
  );
  return findPendingDeletion(db, contactId) ?? held.get(contactId);
}

/**
 * Returns the deletion in which the contact still waits, also for a second person. One that was set aside can be tried
 * again, and then deletes.
 */
export function findPendingDeletion(db: Database, contactId: number): number | undefined {
  const pending = preparedValue<number>(
    db,
    `SELECT job.id FROM deletion_jobs AS job INDEXED BY deletion_jobs_open
     CROSS JOIN deletion_items AS item ON item.job_id = job.id AND item.contact_id = ?
     WHERE job.status IN ('queued', 'running', 'stopping') AND item.state = 'pending' LIMIT 1`,
  );
  const setAside = preparedValue<number>(
    db,
    `SELECT job.id FROM job_failures AS failure
     CROSS JOIN deletion_jobs AS job ON job.id = failure.job_id AND job.status = 'failed'
     CROSS JOIN deletion_items AS item ON item.job_id = job.id AND item.contact_id = ?
     WHERE failure.job_table = 'deletion_jobs' AND item.state = 'pending' LIMIT 1`,
  );
  const unapproved = preparedValue<number>(
    db,
    `SELECT job.id FROM deletion_jobs AS job INDEXED BY deletion_jobs_approvals
     CROSS JOIN deletion_items AS item ON item.job_id = job.id AND item.contact_id = ?
     WHERE job.status = 'awaiting_approval' AND item.state = 'pending' LIMIT 1`,
  );
  return pending.get(contactId) ?? setAside.get(contactId) ?? unapproved.get(contactId);
}

/** Makes open dialogs over a contact count again, because a merge changed what they would delete. */
export function outdateManifestsOf(tx: Transaction, contactId: number): void {
  prepared(
    tx,
    `UPDATE deletion_jobs SET digest = CASE status WHEN 'measuring' THEN 'outdated' END WHERE status IN ('measuring', 'previewed') AND EXISTS (
       SELECT 1 FROM deletion_items WHERE job_id = deletion_jobs.id AND contact_id = ?)`,
  ).run(contactId);
}
