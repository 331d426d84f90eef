import { and, desc, eq, inArray, notInArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { deletionJobs, deletionStoppedPrices, users } from "@/db/schema";
import { formerMember } from "@/lib/audit/former-member";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { RecurringPrice } from "@/lib/billing/price-labels";
import type { DeletionView } from "./deletion-view";

export const deletionPageSize = 50;

/** Lists the newest confirmed deletions of the site that meet `which`, running ones included. */
export function listDeletions(
  access: SiteAccess,
  db: Database,
  which?: SQL,
  limit = deletionPageSize,
): DeletionView[] {
  const found = db
    .select(viewColumns)
    .from(deletionJobs)
    .leftJoin(users, eq(users.id, deletionJobs.confirmedBy))
    .where(and(isConfirmedOf(access), which))
    .orderBy(desc(deletionJobs.number))
    .limit(limit)
    .all();
  const stopped = listStoppedPrices(
    db,
    found.map(({ id }) => id),
  );
  return found.map((view) => ({ ...view, stopped: stopped.get(view.id) ?? [] }) as DeletionView);
}

/** Returns what each of the deletions stopped, by its id, the largest amount first. */
export function listStoppedPrices(db: Database, jobIds: number[]): Map<number, RecurringPrice[]> {
  const prices = new Map<number, RecurringPrice[]>();
  const found = db
    .select()
    .from(deletionStoppedPrices)
    .where(inArray(deletionStoppedPrices.jobId, jobIds))
    .all()
    .sort((a, b) => b.amount - a.amount);
  for (const { jobId, ...price } of found) prices.set(jobId, [...(prices.get(jobId) ?? []), price]);
  return prices;
}

export const isConfirmedOf = (access: SiteAccess) =>
  and(eq(deletionJobs.siteId, access.siteId), notInArray(deletionJobs.status, ["measuring", "previewed"]));

/** Returns the number of the site's confirmed deletion with this id; undefined where the site has none. */
export function findDeletionNumber(access: SiteAccess, db: Database, id: number): number | undefined {
  const isIt = and(eq(deletionJobs.id, id), isConfirmedOf(access));
  const found = db.select({ number: deletionJobs.number }).from(deletionJobs).where(isIt).get();
  return found?.number ?? undefined;
}

export const viewColumns = {
  id: deletionJobs.id,
  number: deletionJobs.number,
  status: deletionJobs.status,
  contactCount: deletionJobs.contactCount,
  deletedCount: deletionJobs.deletedCount,
  alreadyGoneCount: deletionJobs.alreadyGoneCount,
  needsAttentionCount: deletionJobs.needsAttentionCount,
  keptCount: deletionJobs.keptCount,
  keptAfterAllCount: deletionJobs.keptAfterAllCount,
  changedCount: deletionJobs.changedCount,
  boughtCount: deletionJobs.boughtCount,
  confirmedBy: sql<string>`CASE WHEN ${deletionJobs.replayId} IS NOT NULL THEN 'Farewell itself'
    ELSE coalesce(${users.name}, ${formerMember}) END`,
  approvedBy: sql<string | null>`CASE WHEN ${deletionJobs.approvedBy} IS NOT NULL THEN coalesce(
    (SELECT second.name FROM users AS second WHERE second.id = ${deletionJobs.approvedBy}), ${formerMember}) END`,
  approvedAt: deletionJobs.approvedAt,
  why: deletionJobs.why,
  confirmedAt: deletionJobs.confirmedAt,
  startedAt: deletionJobs.startedAt,
  finishedAt: deletionJobs.finishedAt,
  pausedUntil: deletionJobs.pausedUntil,
  pauseReason: deletionJobs.pauseReason,
  refundsUnused: deletionJobs.refundsUnused,
  deletesCustomers: deletionJobs.deletesCustomers,
  alarmCount: sql<number>`(SELECT count(*) FROM billing_rechecks WHERE job_id = ${deletionJobs.id} AND state = 'needs_attention')`,
};
