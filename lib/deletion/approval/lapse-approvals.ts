import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { type Reader, write } from "@/db/write";
import { findMemberRole } from "@/lib/auth/people/member-role";
import { may } from "@/lib/auth/permissions";
import { endAs } from "./end-approval";

interface Waiting {
  id: number;
  siteId: number;
  confirmedBy: string | null;
}

/**
 * Tells whether whoever asked for a deletion may still have it. The end of a site needs the right to delete the site,
 * and one that a ledger asks for was asked by nobody.
 */
export function mayAskerStill(db: Reader, { id, siteId, confirmedBy }: Waiting): boolean {
  if (!confirmedBy) return true;
  const role = findMemberRole(db, siteId, confirmedBy);
  const isOfEnding = preparedValue<number>(db, "SELECT 1 FROM sites WHERE id = ? AND ending_job_id = ?");
  const permission = isOfEnding.get(siteId, id) === 1 ? "site.delete" : "contacts.delete";
  return role !== undefined && may({ role }, permission);
}

/**
 * Ends deletions that wait for a second person and whose asker has left, or has a role that may not delete any more.
 * Returns false when there was none.
 */
export function lapseApprovals(db: Database, now: number): boolean {
  const waiting = prepared<Waiting>(
    db,
    `SELECT id, site_id AS siteId, confirmed_by AS confirmedBy
     FROM deletion_jobs INDEXED BY deletion_jobs_approvals WHERE status = 'awaiting_approval'`,
  );
  if (waiting.all().every((one) => mayAskerStill(db, one))) return false;
  return write(db, (tx) => {
    const lapsed = waiting.all().filter((one) => !mayAskerStill(tx, one));
    for (const { id, siteId } of lapsed) endAs(tx, { id, siteId, status: "lapsed", actorId: null }, now);
    return lapsed.length > 0;
  });
}
