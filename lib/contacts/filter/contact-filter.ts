import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { foldForSearch } from "@/db/fold-for-search";
import { contacts, marketingStatuses } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { compileGroup } from "./compile-rule";
import { rulesOf } from "./filter-group";
import { filterGroup, searchedText } from "./filter-rule";

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

/**
 * Compiles a filter to SQL that tests one contact, in one place for list, count, preview, export, mailing and
 * deletion. Who reads chooses by which index, or with `by_id` none. Relative dates are counted from `now`, in UTC ms.
 */
export function matchesFilter(
  access: SiteAccess,
  filter: ContactFilter,
  now: number,
  reading: "by_index" | "by_id" = "by_index",
): SQL {
  const shown = asksForHidden(filter) ? undefined : isNull(contacts.hiddenAt);
  const isOurs = reading === "by_id" ? isOfSite(access) : and(eq(contacts.siteId, access.siteId), isThere);
  return and(shown, isOurs, matchesConditions(filter, now)) as SQL;
}

/** Matches contacts that a filter leaves out only because they are hidden: nobody when it speaks of it itself. */
export function matchesHidden(access: SiteAccess, filter: ContactFilter, now: number): SQL {
  if (asksForHidden(filter)) return sql`0`;
  const isOurs = and(eq(contacts.siteId, access.siteId), isThere);
  return and(isNotNull(contacts.hiddenAt), isOurs, matchesConditions(filter, now)) as SQL;
}

function asksForHidden({ where }: ContactFilter): boolean {
  return where !== undefined && rulesOf(where).some(({ field }) => field === "hidden");
}

function matchesConditions(filter: ContactFilter, now: number): SQL | undefined {
  return and(
    // The plus keeps the planner from the index of statuses, with which it would sort a list.
    isGiven(filter.status) ? sql`+${contacts.marketingStatus} = ${filter.status}` : undefined,
    isGiven(filter.import) ? isCreatedBy(filter.import) : undefined,
    isGiven(filter.where) ? compileGroup(filter.where, now) : undefined,
    isGiven(filter.search) ? matchesSearch(filter.search) : undefined,
  );
}

/** Leaves out whom a restored copy brought back, until they are erased again: nobody sees them. */
const isThere = isNull(contacts.erasedBeforeAt);

/** Tests a contact that was found by its id: the plus keeps SQLite from reading an index of the whole site. */
export function isOfSite({ siteId }: SiteAccess): SQL {
  return sql`+${contacts.siteId} = ${siteId} AND ${isThere}`;
}

function isGiven<T>(value: T | undefined): value is T {
  return value !== undefined;
}

function isCreatedBy(importId: number): SQL {
  return sql`EXISTS (SELECT 1 FROM import_rows AS own WHERE own.contact_id = ${contacts.id}
    AND own.import_id = ${importId} AND own.outcome = 'created')`;
}

/** Matches every word somewhere in the folded name or email, in any order. */
export function matchesSearch(search: string): SQL {
  return and(...wordsOf(search).map((word) => sql`instr(${contacts.searchText}, ${word}) > 0`)) as SQL;
}

/** Returns the words of a search as they are compared. */
export function wordsOf(search: string): string[] {
  return foldForSearch(search)
    .split(" ")
    .filter((word) => word !== "");
}
