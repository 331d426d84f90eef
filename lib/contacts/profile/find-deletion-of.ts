import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { findOpenDeletion } from "@/lib/deletion/run/find-open-deletion";

/** Is a confirmed deletion that has not settled a contact. */
export interface DeletionOfContact {
  id: number;
  confirmedAt: number;
  /** Tells whether the deletion holds the contact, or is still to delete it. */
  state: "held" | "waiting";
  /** Says in words why the contact is held; empty while it waits. */
  reason: string;
}

/** Finds the deletion that holds a contact or is still to delete it; null when there is none. */
export function findDeletionOf(db: Database, contactId: number): DeletionOfContact | null {
  const jobId = findOpenDeletion(db, contactId);
  if (jobId === undefined) return null;
  const found = prepared<DeletionOfContact>(
    db,
    `SELECT job.id, job.confirmed_at AS confirmedAt, coalesce(item.reason, '') AS reason,
       CASE item.state WHEN 'needs_attention' THEN 'held' ELSE 'waiting' END AS state
     FROM deletion_jobs AS job CROSS JOIN deletion_items AS item ON item.job_id = job.id AND item.contact_id = @contactId
     WHERE job.id = @jobId`,
  ).get({ jobId, contactId });
  return found ?? null;
}
