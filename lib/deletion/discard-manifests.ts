import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { discardManifest, manifestLifetimeMs } from "./preview-deletion";

const itemsPerTransaction = 2000;

/** Drops one stretch of the oldest manifest that nobody confirmed in time; call it again for the next. */
export function discardExpiredManifests(db: Database, now: number): void {
  const jobId = prepared(
    db,
    `SELECT id FROM deletion_jobs WHERE status IN ('measuring', 'previewed') AND created_at < ?
     ORDER BY created_at LIMIT 1`,
  )
    .pluck()
    .get(now - 2 * manifestLifetimeMs) as number | undefined;
  if (jobId === undefined) return;
  const { changes } = write(db, () =>
    prepared(
      db,
      `DELETE FROM deletion_items WHERE job_id = @jobId AND contact_id IN (
         SELECT contact_id FROM deletion_items WHERE job_id = @jobId ORDER BY contact_id LIMIT @most)`,
    ).run({ jobId, most: itemsPerTransaction }),
  );
  if (changes === 0) discardManifest(db, jobId);
}
