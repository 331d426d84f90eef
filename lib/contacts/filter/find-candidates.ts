import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { contacts } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { normaliseEmail } from "@/lib/values/email";
import { type ContactFilter, wordsOf } from "./contact-filter";
import { isGroup } from "./filter-group";
import type { FilterRule } from "./filter-rule";

/** Limits whom it is faster to test one by one than to walk past everyone. */
export const mostCandidates = 2_000;

/**
 * Returns the few contacts among which all that match are, when some index knows of few; else undefined. They may be
 * of another site or not match: test each by `matchesFilter`.
 */
export function findCandidates(
  access: SiteAccess,
  db: Database,
  filter: ContactFilter,
): number[] | undefined {
  for (const source of sourcesOf(access, filter)) {
    const ids = db.values<[number]>(sql`${source} LIMIT ${mostCandidates + 1}`).map(([id]) => id);
    if (ids.length <= mostCandidates) return ids;
  }
  return undefined;
}

/** Returns queries of which each finds all that match and others, by an index. */
function sourcesOf(access: SiteAccess, { search, status, where, import: importId }: ContactFilter): SQL[] {
  const required = where?.match === "all" || where?.rules.length === 1 ? where.rules : [];
  return [
    search !== undefined && withTrigrams(search),
    importId !== undefined &&
      sql`SELECT contact_id FROM import_rows WHERE import_id = ${importId} AND outcome = 'created'`,
    status !== undefined &&
      sql`SELECT id FROM contacts INDEXED BY contacts_site_status
        WHERE site_id = ${access.siteId} AND marketing_status = ${status}`,
    ...required.map((rule) => !isGroup(rule) && withRule(access, rule)),
  ].filter((source): source is SQL => Boolean(source));
}

function withRule(access: SiteAccess, rule: FilterRule): SQL | undefined {
  if (rule.field === "attention" && rule.is === "yes")
    return sql`SELECT contact_id FROM deletion_items INDEXED BY deletion_items_held WHERE state = 'needs_attention'`;
  if (rule.field === "email" && rule.is === "exactly")
    return sql`SELECT ${contacts.id} FROM ${contacts}
      WHERE site_id = ${access.siteId} AND email = ${normaliseEmail(rule.value)}`;
  return undefined;
}

/** Tells whether no word of a search is long enough for the index of three letters in a row. */
export function isOfShortWords(search: string): boolean {
  return trigramsOf(search).length === 0;
}

/** Finds who has every three letters in a row of every word somewhere. */
function withTrigrams(search: string): SQL | undefined {
  const found = trigramsOf(search);
  if (found.length === 0) return undefined;
  const query = found.map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(" AND ");
  return sql`SELECT rowid FROM contacts_fts WHERE contacts_fts MATCH ${query}`;
}

function trigramsOf(search: string): string[] {
  const found = wordsOf(search).flatMap((word) => {
    const letters = [...word];
    return letters.slice(2).map((_, at) => letters.slice(at, at + 3).join(""));
  });
  return [...new Set(found)];
}
