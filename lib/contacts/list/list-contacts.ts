import { and, inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { contacts, type MarketingStatus } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { type ContactFilter, matchesFilter } from "@/lib/contacts/filter/contact-filter";
import { findCandidates } from "@/lib/contacts/filter/find-candidates";
import { type ContactOrder, inOrder, orderBySort, type Place } from "./contact-order";
import type { ContactPage } from "./contact-page";
import { findByShortWords } from "./find-by-short-words";
import { findMainCurrency } from "./find-main-currency";
import { tagNamesOf } from "./iterate-contacts";
import { jsonIds } from "./json-ids";
import type { ExtraColumn } from "./list-columns";
import { type ContactExtras, readExtras } from "./read-extras";
import { walkContacts } from "./walk-contacts";

export interface ContactRow extends ContactExtras {
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
 * page when the contact that a page hangs on was deleted meanwhile, and the last one for `before: 0`. Yields to
 * requests while few match.
 */
export async function listContacts(
  access: SiteAccess,
  db: Database,
  filter: ContactFilter,
  page: ContactPage,
  now: number,
  extraColumns: readonly ExtraColumn[] = [],
): Promise<ContactList> {
  const anchorId = page.before ?? page.after;
  const isLast = page.before === 0;
  const anchor = anchorId && !isLast ? findPlace(access, db, page, anchorId) : undefined;
  const isBackwards = isLast || (anchor !== undefined && page.before !== undefined);
  const order = orderBySort(page.sort, (page.direction === "asc") !== isBackwards);
  const found = await findIds(access, db, { filter, order, from: anchor, most: page.size + 1, now });
  const hasMore = found.length > page.size;
  const ids = found.slice(0, page.size);
  if (isBackwards) ids.reverse();
  const hasNext = isBackwards ? !isLast : hasMore;
  const hasPrevious = isBackwards ? hasMore : anchor !== undefined;
  return {
    rows: readRows(
      db,
      ids,
      readExtras(db, ids, extraColumns, () => findMainCurrency(access, db, now)),
    ),
    after: hasNext ? (ids.at(-1) ?? null) : null,
    before: hasPrevious ? (ids[0] ?? null) : null,
  };
}

/** Names the contacts before and after one in a list; null at its ends. */
export interface Neighbours {
  previous: number | null;
  next: number | null;
}

/**
 * Finds the contacts before and after one, in the order of a list, by keyset. The one in the middle need not match
 * any more. Undefined when the site has no such contact.
 */
export async function findNeighbours(
  access: SiteAccess,
  db: Database,
  filter: ContactFilter,
  { sort, direction }: Pick<ContactPage, "sort" | "direction">,
  contactId: number,
  now: number,
): Promise<Neighbours | undefined> {
  const from = findPlace(access, db, { sort }, contactId);
  if (!from) return undefined;
  const beside = async (isForwards: boolean) => {
    const order = orderBySort(sort, (direction === "asc") === isForwards);
    const [id] = await findIds(access, db, { filter, order, from, most: 1, now });
    return id ?? null;
  };
  return { previous: await beside(false), next: await beside(true) };
}

interface Wanted {
  filter: ContactFilter;
  order: ContactOrder;
  from: Place | undefined;
  most: number;
  now: number;
}

/** Finds the first ids that match: among the few that an index knows of, or else along the order. */
async function findIds(access: SiteAccess, db: Database, wanted: Wanted): Promise<number[]> {
  const { filter, order, from, most, now } = wanted;
  const matches = matchesFilter(access, filter, now);
  const candidates = findCandidates(access, db, filter) ?? (await findByShortWords(access, db, filter));
  if (candidates) {
    const range = and(sql`${contacts.id} IN ${jsonIds(candidates)}`, from && isPast(order, from)) as SQL;
    return readIds(db, sql`NOT INDEXED`, and(range, matches) as SQL, order, most);
  }
  const found: number[] = [];
  for await (const range of walkContacts(access, db, order, from, most * 4)) {
    const condition = and(range, matches) as SQL;
    found.push(...readIds(db, sql`INDEXED BY ${order.index}`, condition, order, most - found.length));
    if (found.length === most) break;
  }
  return found;
}

function readIds(db: Database, how: SQL, condition: SQL, order: ContactOrder, most: number): number[] {
  const query = sql`SELECT ${contacts.id} FROM ${contacts} ${how} WHERE ${condition} ${inOrder(order)} LIMIT ${most}`;
  return db.values<[number]>(query).map(([id]) => id);
}

function isPast({ column, isAscending }: ContactOrder, { value, after }: Place): SQL {
  return sql`(${column}, ${contacts.id}) ${isAscending ? sql`>` : sql`<`} (${value}, ${after})`;
}

/** Finds the place of a contact in an order; undefined when the site does not have it. */
function findPlace(
  access: SiteAccess,
  db: Database,
  { sort }: Pick<ContactPage, "sort">,
  anchorId: number,
): Place | undefined {
  const { column } = orderBySort(sort);
  const found = db.get<{ value: string | number } | undefined>(
    sql`SELECT ${column} AS value FROM ${contacts} WHERE ${contacts.siteId} = ${access.siteId} AND ${contacts.id} = ${anchorId}`,
  );
  return found && { value: found.value, after: anchorId };
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

/** Reads the contacts of a page, in the order of these ids. */
function readRows(db: Database, ids: number[], extras: ReadonlyMap<number, ContactExtras>): ContactRow[] {
  if (ids.length === 0) return [];
  const read = db.select(rowColumns).from(contacts).where(inArray(contacts.id, ids)).all();
  const rows = new Map(read.map((row) => [row.id, row]));
  const names = tagNamesOf(db, ids);
  return ids.flatMap((id) => {
    const row = rows.get(id);
    return row ? { ...row, tags: names.get(id) ?? [], ...extras.get(id) } : [];
  });
}
