import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { tagKey } from "@/lib/values/tag-key";

/**
 * Maps the `tagKey` of each tag of the site to its id, for callers that need many. Of tags that differ only by case
 * the oldest counts. The name of a merged tag means the one that it was merged into.
 */
export function listTagIds(db: Database, siteId: number): Map<string, number> {
  const rows = prepared<{
    id: number;
    name: string;
  }>(db, "SELECT id, name FROM tags WHERE site_id = ? ORDER BY id DESC").all(siteId);
  const merged = prepared<{ key: string; tagId: number }>(
    db,
    "SELECT key, tag_id AS tagId FROM merged_tags WHERE site_id = ?",
  ).all(siteId);
  return new Map([
    ...rows.map(({ id, name }) => [tagKey(name), id] as const),
    ...merged.map(({ key, tagId }) => [key, tagId] as const),
  ]);
}

/**
 * Returns the id of the site's tag of this name, in whatever case it is written, or of the tag that it was merged
 * into. Makes the tag where there is none. `known` saves reading all tags again and is kept up to date.
 */
export function takeTag(db: Database, siteId: number, name: string, known?: Map<string, number>): number {
  const key = tagKey(name);
  const found = findMerged(db, siteId, key) ?? findByName(db, siteId, name) ?? findIn(db, siteId, key, known);
  if (found !== undefined) return found;
  const made = preparedValue<number>(db, "INSERT INTO tags (site_id, name) VALUES (?, ?) RETURNING id").one(
    siteId,
    name,
  );
  known?.set(key, made);
  return made;
}

function findMerged(db: Database, siteId: number, key: string): number | undefined {
  return preparedValue<number>(db, "SELECT tag_id FROM merged_tags WHERE site_id = ? AND key = ?").get(
    siteId,
    key,
  );
}

function findByName(db: Database, siteId: number, name: string): number | undefined {
  return preparedValue<number>(db, "SELECT id FROM tags WHERE site_id = ? AND name = ?").get(siteId, name);
}

/** Finds a tag among those that are known, unless it was renamed or deleted meanwhile. */
function findIn(
  db: Database,
  siteId: number,
  key: string,
  known: Map<string, number> | undefined,
): number | undefined {
  const id = (known ?? listTagIds(db, siteId)).get(key);
  if (id === undefined || !known) return id;
  const name = preparedValue<string>(db, "SELECT name FROM tags WHERE id = ?").get(id);
  if (name !== undefined && tagKey(name) === key) return id;
  known.delete(key);
  return listTagIds(db, siteId).get(key);
}
