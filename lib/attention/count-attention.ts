import { prepared } from "@/db/prepared";
import type { Reader } from "@/db/write";
import { countEndingKeys } from "@/lib/api-keys/key-expiry";
import { findLastBackup, isOverdue } from "@/lib/backups/last-backups";

/** Counts what waits for the owners of a site. It names nobody. */
export interface Attention {
  /** Counts contacts that a deletion holds. */
  held: number;
  /** Counts erased people who are still billed. */
  billed: number;
  /** Counts jobs that were set aside. */
  failed: number;
  /** Is 1 when the last backup is too long ago. */
  noBackup: number;
  /** Counts API keys that expire within a week. */
  endingKeys: number;
  /** Counts deletions that wait for a second person. */
  waiting: number;
}

/** Lists the tables of jobs that stay as they failed until an owner does something about them. */
const ownersJobs = [
  "deletion_jobs",
  "imports",
  "broadcasts",
  "bulk_actions",
  "definition_changes",
  "duplicate_searches",
] as const;

/** Is how long a new site may do without a backup before its owners are told. */
const newSiteMs = 7 * 86_400_000;

/** Counts what needs attention on a site. The cost does not grow with its contacts. */
export function countAttention(db: Reader, siteId: number, now: number): Attention {
  const failed = ownersJobs.map(
    (
      table,
    ) => `(SELECT count(*) FROM job_failures AS failure CROSS JOIN ${table} AS job ON job.id = failure.job_id
       WHERE failure.job_table = '${table}' AND job.site_id = @siteId AND job.status = 'failed')`,
  );
  const counted = prepared<Omit<Attention, "noBackup" | "endingKeys"> & { createdAt: number }>(
    db,
    `SELECT created_at AS createdAt, ${failed.join(" + ")} AS failed,
       (SELECT coalesce(sum(needs_attention_count), 0) FROM deletion_jobs INDEXED BY deletion_jobs_held
        WHERE site_id = @siteId AND needs_attention_count > 0) AS held,
       (SELECT count(*) FROM billing_rechecks
        WHERE site_id = @siteId AND state = 'needs_attention') AS billed,
       (SELECT count(*) FROM deletion_jobs INDEXED BY deletion_jobs_approvals
        WHERE status = 'awaiting_approval' AND site_id = @siteId) AS waiting
     FROM sites WHERE id = @siteId`,
  ).one({ siteId });
  const { createdAt, ...jobs } = counted;
  const isBackupDue = now - createdAt > newSiteMs && isOverdue(findLastBackup(db), now);
  return { ...jobs, noBackup: isBackupDue ? 1 : 0, endingKeys: countEndingKeys(db, siteId, now) };
}
