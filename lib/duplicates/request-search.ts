import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { clearJobFailure } from "@/lib/jobs/retry-budget";

/** Asks the worker to search the site for duplicates from the beginning; one that is under way starts over. */
export function requestSearch(access: SiteAccess, db: Database, now: number): { ok: true } {
  return write(db, (tx): { ok: true } => {
    queueSearch(tx, access.siteId, now);
    const entry = { siteId: access.siteId, actorId: access.userId, action: "duplicates_searched" as const };
    recordAudit(tx, { ...entry, counts: {}, now });
    return { ok: true };
  });
}

/** Queues a search, as after an import. */
export function queueSearch(tx: Transaction, siteId: number, now: number): void {
  const restarted = prepared<{ id: number }>(
    tx,
    `UPDATE duplicate_searches SET status = 'searching', round = round + 1, walk = 0, after_id = 0,
       examined_count = 0, found_count = 0, started_at = @now, finished_at = NULL, lease_owner = NULL
     WHERE site_id = @siteId RETURNING id`,
  ).get({ siteId, now });
  if (restarted) clearJobFailure(tx, "duplicate_searches", restarted.id);
  else
    prepared(
      tx,
      "INSERT INTO duplicate_searches (site_id, status, started_at) VALUES (@siteId, 'searching', @now)",
    ).run({ siteId, now });
}
