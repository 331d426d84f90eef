import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { foldForSearch } from "@/db/fold-for-search";
import { contacts, marketingStatuses } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { compileGroup } from "./compile-rule";
import { filterGroup, rulesOf, searchedText } from "./filter-rule";

/**
 * Says which contacts of a site: everyone, said explicitly, or those who meet every condition. A filter without a
 * condition, or with an unknown field, is an error and never means everyone. Hidden contacts are left out unless a
 * rule speaks of it.
 */
export const contactFilter = z
  .strictObject({
    everyone: z.literal(true, "true, or leave it out").optional(),
    search: searchedText.optional(),
    /** Holds rules of which all or any must hold. */
    where: filterGroup.optional(),
    /** Selects the contacts that this import of the site created. */
    import: z.number("the number of an import").int().positive().optional(),
    status: z.enum(marketingStatuses, `one of ${marketingStatuses.join(", ")}`).optional(),
  })
  .refine(({ everyone, ...conditions }) => (everyone === true) !== Object.values(conditions).some(isGiven), {
    message: "at least one condition, or everyone: true and no condition",
  });
export type ContactFilter = z.infer<typeof contactFilter>;

/** `in_batches` tests each row directly. An `IN (index lookup)` would run again for every batch. */
export type Reading = "at_once" | "in_batches";

/**
 * Compiles a filter to SQL, in one place for list, count, preview, export, mailing and deletion. Relative dates are
 * counted from `now`, in UTC ms.
 */
export function matchesFilter(
  access: SiteAccess,
  filter: ContactFilter,
  now: number,
  reading: Reading = "at_once",
): SQL {
  const conditions = matchesConditions(access, filter, now, reading);
  return asksForHidden(filter) ? conditions : (and(conditions, isNull(contacts.hiddenAt)) as SQL);
}

/**
 * Matches contacts that a filter leaves out only because they are hidden; undefined when the filter speaks of it
 * itself.
 */
export function matchesHidden(
  access: SiteAccess,
  filter: ContactFilter,
  now: number,
  reading: Reading,
): SQL | undefined {
  if (asksForHidden(filter)) return undefined;
  return and(matchesConditions(access, filter, now, reading), isNotNull(contacts.hiddenAt));
}

function asksForHidden({ where }: ContactFilter): boolean {
  return where !== undefined && rulesOf(where).some(({ field }) => field === "hidden");
}

function matchesConditions(access: SiteAccess, filter: ContactFilter, now: number, reading: Reading): SQL {
  return and(
    eq(contacts.siteId, access.siteId),
    isGiven(filter.status) ? eq(contacts.marketingStatus, filter.status) : undefined,
    isGiven(filter.import) ? isCreatedBy(filter.import, reading) : undefined,
    isGiven(filter.where) ? compileGroup(filter.where, now) : undefined,
    isGiven(filter.search) ? matchesSearch(foldForSearch(filter.search), reading) : undefined,
  ) as SQL;
}

function isGiven<T>(value: T | undefined): value is T {
  return value !== undefined;
}

function isCreatedBy(importId: number, reading: Reading): SQL {
  if (reading === "in_batches")
    return sql`EXISTS (SELECT 1 FROM import_rows AS own WHERE own.contact_id = ${contacts.id}
      AND own.import_id = ${importId} AND own.outcome = 'created')`;
  return sql`${contacts.id} IN (SELECT contact_id FROM import_rows WHERE import_id = ${importId} AND outcome = 'created')`;
}

/**
 * Matches every word somewhere in the folded name or email, in any order. The trigram index finds the candidates for
 * words of three characters and more.
 */
function matchesSearch(folded: string, reading: Reading): SQL {
  const words = folded.split(" ").filter((word) => word !== "");
  const holds = and(...words.map((word) => sql`instr(${contacts.searchText}, ${word}) > 0`)) as SQL;
  const trigrams = reading === "at_once" ? trigramsOf(words) : [];
  if (trigrams.length === 0) return holds;
  const query = trigrams.map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(" AND ");
  return sql`${contacts.id} IN (SELECT rowid FROM contacts_fts WHERE contacts_fts MATCH ${query}) AND ${holds}`;
}

function trigramsOf(words: string[]): string[] {
  const found = words.flatMap((word) => {
    const letters = [...word];
    return letters.slice(2).map((_, at) => letters.slice(at, at + 3).join(""));
  });
  return [...new Set(found)];
}
