import { and, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { contacts } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { type ContactFilter, matchesSearch } from "@/lib/contacts/filter/contact-filter";
import { isOfShortWords, mostCandidates } from "@/lib/contacts/filter/find-candidates";
import { orderBySort } from "./contact-order";
import { walkContacts } from "./walk-contacts";

/**
 * Returns the few contacts that a search for words of one or two letters finds; undefined for other filters, and when
 * they are many. It reads the index of names alone, a fraction of what reading the contacts takes.
 */
export async function findByShortWords(
  access: SiteAccess,
  db: Database,
  { search }: ContactFilter,
): Promise<number[] | undefined> {
  if (search === undefined || !isOfShortWords(search)) return undefined;
  const order = orderBySort("name");
  const found: number[] = [];
  for await (const range of walkContacts(access, db, order, undefined, mostCandidates)) {
    const holds = and(range, matchesSearch(search)) as SQL;
    const query = sql`SELECT ${contacts.id} FROM ${contacts} INDEXED BY ${order.index} WHERE ${holds}
      LIMIT ${mostCandidates + 1 - found.length}`;
    found.push(...db.values<[number]>(query).map(([id]) => id));
    if (found.length > mostCandidates) return undefined;
  }
  return found;
}
