import { and, desc, eq, notInArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { broadcasts, sites } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { findJobFailure } from "@/lib/jobs/retry-budget";
import type { SkipReason } from "@/lib/outbox/count-skipped";
import type { BroadcastDetails, BroadcastView, StartProblem } from "./broadcast-view";
import { targetOf } from "./target-filters";

export const mostListed = 50;

/** Lists the newest broadcasts of the site, drafts among them. */
export function listBroadcasts(access: SiteAccess, db: Database): BroadcastView[] {
  return read(db, eq(broadcasts.siteId, access.siteId)).map((row) => viewOf(db, row));
}

/** Finds one broadcast of the site with its text. What only a dialog knows is not found. */
export function findBroadcast(access: SiteAccess, db: Database, id: number): BroadcastDetails | undefined {
  const isOurs = and(eq(broadcasts.id, id), eq(broadcasts.siteId, access.siteId)) as SQL;
  const [row] = read(db, isOurs);
  if (!row) return undefined;
  const site = db.select().from(sites).where(eq(sites.id, access.siteId)).get();
  const reasons = JSON.parse(row.skippedReasons ?? "{}") as Record<SkipReason, number>;
  const skipped = Object.entries(reasons).map(([reason, count]) => ({ reason: reason as SkipReason, count }));
  const rest = row.skippedCount - skipped.reduce((sum, { count }) => sum + count, 0);
  return {
    ...viewOf(db, row),
    body: row.body,
    skipped: [...skipped, ...(rest > 0 ? [{ reason: "other" as const, count: rest }] : [])],
    siteName: site?.name ?? "",
    timeZone: site?.timeZone ?? "UTC",
  };
}

type Row = ReturnType<typeof read>[number];

function read(db: Database, isMeant: SQL) {
  return db
    .select({
      id: broadcasts.id,
      subject: broadcasts.subject,
      body: broadcasts.body,
      status: broadcasts.status,
      updatedAt: broadcasts.updatedAt,
      scheduledAt: broadcasts.scheduledAt,
      sentAt: broadcasts.sentAt,
      target: broadcasts.target,
      segmentName: sql<
        string | null
      >`(SELECT segments.name FROM segments WHERE segments.site_id = broadcasts.site_id
        AND segments.id = json_extract(broadcasts.target, '$.segmentId'))`,
      audience: broadcasts.audience,
      problem: broadcasts.problem,
      sentCount: broadcasts.deliveredCount,
      skippedCount: broadcasts.skippedCount,
      skippedReasons: broadcasts.skippedReasons,
      failedCount: broadcasts.failedCount,
      unsentCount: broadcasts.unsentCount,
      bouncedCount: broadcasts.bouncedCount,
      unsubscribedCount: broadcasts.unsubscribedCount,
      waitingCount: sql<number>`CASE WHEN broadcasts.status IN ('draft', 'scheduled') THEN 0
        ELSE (SELECT count(*) FROM broadcast_recipients WHERE broadcast_id = broadcasts.id)
        + (SELECT count(*) FROM outgoing_mail WHERE broadcast_id = broadcasts.id AND state IN ('queued', 'sending'))
        END`,
      preparation: sql<string | null>`(SELECT preparations.status FROM preparations
        WHERE preparations.broadcast_id = broadcasts.id)`,
    })
    .from(broadcasts)
    .where(and(isMeant, notInArray(broadcasts.status, ["counting", "prepared"])))
    .orderBy(desc(broadcasts.id))
    .limit(mostListed)
    .all();
}

/** Makes of a row what people see of it. */
function viewOf(db: Database, { body, skippedReasons, preparation, ...row }: Row): BroadcastView {
  return {
    ...row,
    status: row.status as BroadcastView["status"],
    failure: row.status === "failed" ? (findJobFailure(db, "broadcasts", row.id) ?? null) : null,
    hasFailedToStart: preparation === "failed",
    target: targetOf(row.target),
    problem: row.problem as StartProblem | null,
    audience: row.audience === null ? null : JSON.parse(row.audience),
  };
}
