import { type SQL, sql } from "drizzle-orm";
import { contacts } from "@/db/schema";
import type { ContactSort } from "./list-paging";

/** Is an order of a site's contacts that an index holds: by a column, and by id among those of one value. */
export interface ContactOrder {
  column: SQL;
  /** Names the index by hand, because SQLite without statistics may choose one that makes it sort. */
  index: SQL;
  isAscending: boolean;
}

const indexed: Record<ContactSort, Pick<ContactOrder, "column" | "index">> = {
  name: { column: sql`${contacts.searchText}`, index: sql`contacts_site_name` },
  email: { column: sql`${contacts.email}`, index: sql`contacts_site_email` },
  status: { column: sql`${contacts.marketingStatus}`, index: sql`contacts_site_status` },
  added: { column: sql`${contacts.createdAt}`, index: sql`contacts_site_created` },
  activity: { column: sql`${contacts.lastActivityAt}`, index: sql`contacts_site_last_activity` },
};

export function orderBySort(sort: ContactSort, isAscending = true): ContactOrder {
  return { ...indexed[sort], isAscending };
}

/** Returns the clause that puts rows in this order. */
export function inOrder({ column, isAscending }: ContactOrder): SQL {
  const way = isAscending ? sql`ASC` : sql`DESC`;
  return sql`ORDER BY ${column} ${way}, ${contacts.id} ${way}`;
}

const operators = {
  before: { ascending: sql`<`, descending: sql`>` },
  upTo: { ascending: sql`<=`, descending: sql`>=` },
  behind: { ascending: sql`>`, descending: sql`<` },
};

/** Compares a value with that of a place, in the direction of the order. */
export function lies(
  value: SQL,
  where: keyof typeof operators,
  place: string | number,
  { isAscending }: ContactOrder,
): SQL {
  return sql`${value} ${operators[where][isAscending ? "ascending" : "descending"]} ${place}`;
}

/**
 * Marks a place in an order: among the contacts of one value after the contact `after`, before all of them
 * (`nobody`), or behind all of them (`everyone`).
 */
export interface Place {
  value: string | number;
  after: number | "nobody" | "everyone";
}
