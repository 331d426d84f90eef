import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import type { SiteAccess } from "@/lib/auth/site-access";
import { type MentionPlace, type MentionPlaces, type MentionsAt, siteLabels } from "./mention";

/** Reads the labels of stored mentions, as they are now. A row that is gone since has an empty one. */
export function labelMentions(access: SiteAccess, db: Database, found: MentionPlaces[]): MentionsAt[] {
  return found.map(({ where, count, first }) => ({
    where,
    count,
    first: first.map((place) => ({ where, ...place, label: labelOf(access, db, where, place) })),
  }));
}

function labelOf(
  { siteId }: SiteAccess,
  db: Database,
  where: MentionPlace,
  { id, contactId }: { id: number; contactId: number | null },
): string {
  const own = siteLabels[where];
  const sql = own
    ? `SELECT ${own.label} FROM ${own.table} WHERE id = ? AND site_id = ?`
    : "SELECT coalesce(nullif(name, ''), email) FROM contacts WHERE id = ? AND site_id = ? AND erased_before_at IS NULL";
  return preparedValue<string>(db, sql).get(own ? id : contactId, siteId) ?? "";
}
