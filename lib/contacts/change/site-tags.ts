import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { tagKey } from "@/lib/values/tag-key";

/**
 * Maps the `tagKey` of each tag of the site to its id, for callers that need many. Of tags that differ only by case
 * the oldest counts.
 */
export function listTagIds(db: Database, siteId: number): Map<string, number> {
  const rows = prepared<{
    id: number;
    name: string;
  }>(db, "SELECT id, name FROM tags WHERE site_id = ? ORDER BY id DESC").all(siteId);
  return new Map(rows.map(({ id, name }) => [tagKey(name), id]));
}

/**
 * Returns the id of the site's tag of this name, in whatever case it is written. Makes the tag where there is none.
 * `known` saves reading all tags again and is kept up to date.
 */
export function takeTag(db: Database, siteId: number, name: string, known?: Map<string, number>): number {
  const exact = preparedValue(db, "SELECT id FROM tags WHERE site_id = ? AND name = ?").get(siteId, name);
  const found = (exact as number | undefined) ?? (known ?? listTagIds(db, siteId)).get(tagKey(name));
  if (found !== undefined) return found;
  const made = preparedValue<number>(db, "INSERT INTO tags (site_id, name) VALUES (?, ?) RETURNING id").one(
    siteId,
    name,
  );
  known?.set(tagKey(name), made);
  return made;
}
