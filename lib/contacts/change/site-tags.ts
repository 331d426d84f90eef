import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { tagKey } from "@/lib/values/tag-key";

/** The site's tags by `tagKey`, for whoever asks for many. Of tags that differ only by case the oldest counts. */
export function listTagIds(db: Database, siteId: number): Map<string, number> {
  const rows = prepared(db, "SELECT id, name FROM tags WHERE site_id = ? ORDER BY id DESC").all(siteId) as {
    id: number;
    name: string;
  }[];
  return new Map(rows.map(({ id, name }) => [tagKey(name), id]));
}

/**
 * The site's tag of this name in whatever case it is written; made where there is none. Belongs in a transaction. `known`
 * saves looking through all of them again, and is kept up to date.
 */
export function takeTag(db: Database, siteId: number, name: string, known?: Map<string, number>): number {
  const exact = prepared(db, "SELECT id FROM tags WHERE site_id = ? AND name = ?").pluck().get(siteId, name);
  const found = (exact as number | undefined) ?? (known ?? listTagIds(db, siteId)).get(tagKey(name));
  if (found !== undefined) return found;
  const made = prepared(db, "INSERT INTO tags (site_id, name) VALUES (?, ?) RETURNING id")
    .pluck()
    .get(siteId, name) as number;
  known?.set(tagKey(name), made);
  return made;
}
