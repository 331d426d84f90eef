import { and, asc, count, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { contacts } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import {
  type ContactFilter,
  matchesFilter,
  matchesHidden,
  type Reading,
} from "@/lib/contacts/filter/contact-filter";
import { yieldEachSlice } from "@/lib/jobs/time-slice";

const contactsAtOnce = 5_000;

/**
 * Counts the matching contacts. Rules look at every contact, so they are counted in batches that yield to requests.
 */
export function countContacts(
  access: SiteAccess,
  db: Database,
  filter: ContactFilter,
  now: number,
): Promise<number> {
  return countMatching(access, db, filter, matchesFilter(access, filter, now, readingOf(filter)));
}

/** Counts the matching contacts, and how many more would match if they were not hidden. */
export async function countWithHidden(access: SiteAccess, db: Database, filter: ContactFilter, now: number) {
  return {
    total: await countContacts(access, db, filter, now),
    hidden: await countHidden(access, db, filter, now),
  };
}
export type ContactCount = Awaited<ReturnType<typeof countWithHidden>>;

/** Counts the contacts that the filter leaves out only because they are hidden. */
export async function countHidden(
  access: SiteAccess,
  db: Database,
  filter: ContactFilter,
  now: number,
): Promise<number> {
  const hidden = matchesHidden(access, filter, now, readingOf(filter));
  // Skips the second count when the index says that no contact is hidden.
  if (!hidden || countOf(db, isHiddenOn(access)) === 0) return 0;
  return countMatching(access, db, filter, hidden);
}

/** Chooses `in_batches` for rules, because they look at every contact; an index can count the rest. */
function readingOf({ where }: ContactFilter): Reading {
  return where === undefined ? "at_once" : "in_batches";
}

async function countMatching(
  access: SiteAccess,
  db: Database,
  filter: ContactFilter,
  condition: SQL,
): Promise<number> {
  return readingOf(filter) === "at_once" ? countOf(db, condition) : countInBatches(access, db, condition);
}

/** Counts the site's contacts for whom a condition holds, along the index of when they were added. */
async function countInBatches(access: SiteAccess, db: Database, condition: SQL): Promise<number> {
  const yieldIfDue = yieldEachSlice();
  let total = 0;
  for (let from: Place | undefined; ; ) {
    const to = findPlace(access, db, from);
    total += countOf(db, and(condition, isBetween(from, to)));
    if (!to) return total;
    from = to;
    await yieldIfDue();
  }
}

function isHiddenOn(access: SiteAccess): SQL | undefined {
  return and(eq(contacts.siteId, access.siteId), isNotNull(contacts.hiddenAt));
}

function countOf(db: Database, condition: SQL | undefined): number {
  return db.select({ total: count() }).from(contacts).where(condition).get()?.total ?? 0;
}

/** Counts the contacts in batches, such as those of a selection. */
export async function countIn(db: Database, batches: Iterable<SQL>): Promise<number> {
  const yieldIfDue = yieldEachSlice();
  let total = 0;
  for (const condition of batches) {
    total += countOf(db, condition);
    await yieldIfDue();
  }
  return total;
}

/** Marks a place in the order in which contacts were added. */
interface Place {
  createdAt: number;
  id: number;
}

/** Returns where a batch that begins after `from` ends; undefined for the last batch. */
function findPlace(access: SiteAccess, db: Database, from: Place | undefined): Place | undefined {
  return db
    .select({ createdAt: contacts.createdAt, id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.siteId, access.siteId), isBetween(from, undefined)))
    .orderBy(asc(contacts.createdAt), asc(contacts.id))
    .limit(1)
    .offset(contactsAtOnce - 1)
    .get();
}

function isBetween(from: Place | undefined, to: Place | undefined): SQL | undefined {
  const place = sql`(${contacts.createdAt}, ${contacts.id})`;
  return and(
    from && sql`${place} > (${from.createdAt}, ${from.id})`,
    to && sql`${place} <= (${to.createdAt}, ${to.id})`,
  );
}
