import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { broadcasts } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { findJobFailure } from "@/lib/jobs/retry-budget";
import type { BroadcastView } from "./broadcast-view";

const mostListed = 50;

/** Lists the newest broadcasts of the site that were sent or are being sent. */
export function listBroadcasts(access: SiteAccess, db: Database): BroadcastView[] {
  return db
    .select({
      id: broadcasts.id,
      subject: broadcasts.subject,
      status: broadcasts.status,
      sentAt: broadcasts.sentAt,
      audience: broadcasts.audience,
      sentCount: broadcasts.deliveredCount,
      skippedCount: broadcasts.skippedCount,
      failedCount: broadcasts.failedCount,
      unsentCount: broadcasts.unsentCount,
      waitingCount: sql<number>`(SELECT count(*) FROM broadcast_recipients WHERE broadcast_id = broadcasts.id)
        + (SELECT count(*) FROM outgoing_mail WHERE broadcast_id = broadcasts.id AND state IN ('queued', 'sending'))`,
    })
    .from(broadcasts)
    .where(
      and(
        eq(broadcasts.siteId, access.siteId),
        inArray(broadcasts.status, ["sending", "sent", "stopped", "failed"]),
      ),
    )
    .orderBy(desc(broadcasts.id))
    .limit(mostListed)
    .all()
    .map(({ audience, ...row }) => ({
      ...row,
      status: row.status as BroadcastView["status"],
      failure: row.status === "failed" ? (findJobFailure(db, "broadcasts", row.id) ?? null) : null,
      audience: audience === null ? null : JSON.parse(audience),
    }));
}
