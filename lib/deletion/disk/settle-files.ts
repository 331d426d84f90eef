import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { pageRoundsOf } from "@/lib/system/pages/page-rounds";
import type { DiskCheck } from "./disk-check";
import { mergeSearchIndex } from "./merge-search-index";

/** Lets deletions that follow each other be settled together. */
const restMs = 10_000;

interface Waiting {
  id: number;
  diskCheck: string | null;
  waitingSince: number;
}

/**
 * Finishes what deletions left for later: merges the search index to its end and empties the log, and says so on their
 * receipts. Returns false when nothing waits, or a reader still kept the log.
 */
export async function settleFiles(db: Database, now: () => number): Promise<boolean> {
  const waiting = listWaiting(db);
  if (!waiting.some(({ waitingSince }) => waitingSince <= now() - restMs)) return false;
  await mergeSearchIndex(db, Number.POSITIVE_INFINITY, () => undefined);
  if ((await pageRoundsOf(db)?.seal(now, () => undefined)) === false) return false;
  write(db, (tx) => {
    for (const { id, diskCheck } of waiting) {
      const check = diskCheck === null ? null : (JSON.parse(diskCheck) as DiskCheck);
      prepared(tx, "UPDATE deletion_jobs SET files_waiting_since = NULL, disk_check = ? WHERE id = ?").run(
        check && JSON.stringify({ ...check, settledAt: now() }),
        id,
      );
    }
  });
  return true;
}

/** Lists the deletions that left something. Whoever confirms another one meanwhile waits for the next time. */
function listWaiting(db: Database): Waiting[] {
  return prepared<Waiting>(
    db,
    `SELECT id, disk_check AS diskCheck, files_waiting_since AS waitingSince FROM deletion_jobs
     WHERE files_waiting_since IS NOT NULL ORDER BY id`,
  ).all();
}
