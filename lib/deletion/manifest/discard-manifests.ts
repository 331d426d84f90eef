import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { dropItems } from "@/lib/jobs/drop-items";
import { discardManifest, manifestLifetimeMs } from "./preview-deletion";

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
  const isEmpty = write(db, () => dropItems(db, "deletion_items", jobId));
  if (isEmpty) discardManifest(db, jobId);
}
