import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { write } from "@/db/write";
import { dropItems } from "@/lib/jobs/drop-items";
import { discardManifest, manifestLifetimeMs } from "./preview-deletion";

/** Drops one batch of the oldest manifest that nobody confirmed in time; call it again for the next. */
export function discardExpiredManifests(db: Database, now: number): void {
  const jobId = preparedValue<number>(
    db,
    `SELECT id FROM deletion_jobs WHERE status IN ('measuring', 'previewed') AND created_at < ?
     ORDER BY created_at LIMIT 1`,
  ).get(now - 2 * manifestLifetimeMs);
  if (jobId === undefined) return;
  const isEmpty = write(db, (tx) => dropItems(tx, "deletion_items", jobId));
  if (isEmpty) discardManifest(db, jobId);
}
