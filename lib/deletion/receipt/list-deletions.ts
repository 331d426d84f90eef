import { and, desc, eq, notInArray, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { deletionJobs, users } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { DeletionView } from "./deletion-view";

const newest = 50;

/** Lists the newest confirmed deletions of the site, running ones included. */
export function listDeletions(access: SiteAccess, db: Database): DeletionView[] {
  return db
    .select(viewColumns)
    .from(deletionJobs)
    .leftJoin(users, eq(users.id, deletionJobs.confirmedBy))
    .where(isConfirmedOf(access))
    .orderBy(desc(deletionJobs.id))
    .limit(newest)
    .all() as DeletionView[];
}

export const isConfirmedOf = (access: SiteAccess) =>
  and(eq(deletionJobs.siteId, access.siteId), notInArray(deletionJobs.status, ["measuring", "previewed"]));

export const viewColumns = {
  id: deletionJobs.id,
  status: deletionJobs.status,
  contactCount: deletionJobs.contactCount,
  deletedCount: deletionJobs.deletedCount,
  alreadyGoneCount: deletionJobs.alreadyGoneCount,
  needsAttentionCount: deletionJobs.needsAttentionCount,
  keptCount: deletionJobs.keptCount,
  changedCount: deletionJobs.changedCount,
  boughtCount: deletionJobs.boughtCount,
  confirmedBy: sql<string>`coalesce(${users.name}, 'someone who has left')`,
  confirmedAt: deletionJobs.confirmedAt,
  startedAt: deletionJobs.startedAt,
  finishedAt: deletionJobs.finishedAt,
  pausedUntil: deletionJobs.pausedUntil,
  pauseReason: deletionJobs.pauseReason,
  refundsUnused: deletionJobs.refundsUnused,
  deletesCustomers: deletionJobs.deletesCustomers,
  alarmCount: sql<number>`(SELECT count(*) FROM billing_rechecks WHERE job_id = ${deletionJobs.id} AND state = 'needs_attention')`,
};
