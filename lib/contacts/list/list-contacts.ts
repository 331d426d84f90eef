import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { contacts, type MarketingStatus } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { type ContactFilter, matchesFilter } from "@/lib/contacts/filter/contact-filter";
import { tagNamesOf } from "./iterate-contacts";
import type { ContactPage } from "./list-paging";

const sortColumns = {
  name: contacts.searchText,
  email: contacts.email,
  status: contacts.marketingStatus,
  added: contacts.createdAt,
  activity: contacts.lastActivityAt,
} as const;

export interface ContactRow {
  id: number;
  email: string;
  name: string;
  marketingStatus: MarketingStatus;
  isCustomer: boolean;
  tags: string[];
  createdAt: number;
  lastActivityAt: number;
  isBeingErased: boolean;
  isHidden: boolean;
}

/**
 * Holds one page. Pass `after` to get the next page and `before` to get the previous one; null where there is none.
 */
export interface ContactList {
  rows: ContactRow[];
  after: number | null;
  before: number | null;
}

/**
 * Returns one page of the matching contacts, by keyset: the last page is as fast as the first. Returns the first
 * page when the contact that a page hangs on was deleted meanwhile.
 */
export function listContacts(
  access: SiteAccess,
  db: Database,
  filter: ContactFilter,
  page: ContactPage,
  now: number,
): ContactList {
  const anchorId = page.before ?? page.after;
  const past = anchorId === undefined ? undefined : pastAnchor(access, db, page, anchorId);
  const backwards = past !== undefined && page.before !== undefined;
  const ascending = (page.direction === "asc") !== backwards;
  const order = ascending ? asc : desc;
  const found = db
    .select(rowColumns)
    .from(contacts)
    .where(and(matchesFilter(access, filter, now), past))
    .orderBy(order(sortColumns[page.sort]), order(contacts.id))
    .limit(page.size + 1)
    .all();
  const hasMore = found.length > page.size;
  const rows = found.slice(0, page.size);
  if (backwards) rows.reverse();
  const hasNext = backwards || hasMore;
  const hasPrevious = backwards ? hasMore : past !== undefined;
  return {
    rows: withTags(db, rows),
    after: hasNext ? (rows.at(-1)?.id ?? null) : null,
    before: hasPrevious ? (rows[0]?.id ?? null) : null,
  };
}

const rowColumns = {
  id: contacts.id,
  email: contacts.email,
  name: contacts.name,
  marketingStatus: contacts.marketingStatus,
  isCustomer: contacts.isCustomer,
  createdAt: contacts.createdAt,
  lastActivityAt: contacts.lastActivityAt,
  isBeingErased: sql`${contacts.beingErasedAt} IS NOT NULL`.mapWith(Boolean),
  isHidden: sql`${contacts.hiddenAt} IS NOT NULL`.mapWith(Boolean),
};

function pastAnchor(access: SiteAccess, db: Database, page: ContactPage, anchorId: number): SQL | undefined {
  const column = sortColumns[page.sort];
  const anchor = db
    .select({ value: column })
    .from(contacts)
    .where(and(eq(contacts.siteId, access.siteId), eq(contacts.id, anchorId)))
    .get();
  if (!anchor) return undefined;
  const onwards = (page.direction === "asc") !== (page.before !== undefined);
  return onwards
    ? sql`(${column}, ${contacts.id}) > (${anchor.value}, ${anchorId})`
    : sql`(${column}, ${contacts.id}) < (${anchor.value}, ${anchorId})`;
}

function withTags(db: Database, rows: Omit<ContactRow, "tags">[]): ContactRow[] {
  const names = tagNamesOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, tags: names.get(row.id) ?? [] }));
}
