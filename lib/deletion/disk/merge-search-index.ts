import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { write } from "@/db/write";
import { yieldBetweenWrites } from "@/lib/jobs/time-slice";

const pagesAtOnce = 50;

/**
 * Merges the segments of FTS5, which drops its tombstones and with them the trigrams of the erased. Works in steps,
 * because the merge rewrites the whole index. Returns false, with nothing done, when the index has more than `mostPages`.
 */
export async function mergeSearchIndex(
  db: Database,
  mostPages: number,
  keepLease: () => void,
): Promise<boolean> {
  const pageCount = preparedValue<number>(
    db,
    "SELECT count(*) FROM (SELECT 1 FROM contacts_fts_data LIMIT ?)",
  ).one(Math.min(mostPages + 1, Number.MAX_SAFE_INTEGER));
  if (pageCount > mostPages) return false;
  for (let pages = -pagesAtOnce; ; pages = pagesAtOnce) {
    keepLease();
    const changes = () => preparedValue<number>(db, "SELECT total_changes()").one();
    const before = changes();
    write(db, (tx) => {
      prepared(tx, "INSERT INTO contacts_fts (contacts_fts, rank) VALUES ('merge', ?)").run(pages);
    });
    if (changes() - before < 2) return true;
    await yieldBetweenWrites(db);
  }
}
