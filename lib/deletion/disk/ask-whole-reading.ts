import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";

/**
 * Asks the worker to read the files as a whole for the receipt of a deletion, now instead of at night. Refuses a
 * deletion whose files were read as a whole, or never searched.
 */
export function askWholeReading(
  access: SiteAccess,
  db: Database,
  { jobId }: { jobId: number },
  now: number,
): { ok: true } | { ok: false; refusal: "not_found" } {
  return write(db, (tx): { ok: true } | { ok: false; refusal: "not_found" } => {
    const { changes } = prepared(
      tx,
      `UPDATE deletion_jobs SET whole_reading_asked_at = coalesce(whole_reading_asked_at, @now)
       WHERE id = @jobId AND site_id = @siteId AND finished_at IS NOT NULL
         AND json_extract(disk_check, '$.scope') = 'written' AND json_extract(disk_check, '$.whole') IS NULL`,
    ).run({ jobId, siteId: access.siteId, now });
    return changes === 1 ? { ok: true } : { ok: false, refusal: "not_found" };
  });
}
