import { and, max, min, notInArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { contacts } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { isOfSite, matchesFilter } from "@/lib/contacts/filter/contact-filter";
import { jsonIds } from "@/lib/contacts/list/json-ids";
import type { ContactSelection } from "./contact-selection";

/** Limits a batch of ids. */
export const idsAtOnce = 1_000;

/** Is the range of ids in which contacts are looked for. */
export interface IdSpan {
  first: number;
  last: number;
}

/** Returns the range of all ids in use now. */
export function wholeSpan(db: Database): IdSpan {
  // Each has its own query, because SQLite reads every row when one query asks for both.
  const first = db
    .select({ id: min(contacts.id) })
    .from(contacts)
    .get();
  const last = db
    .select({ id: max(contacts.id) })
    .from(contacts)
    .get();
  return { first: first?.id ?? 1, last: last?.id ?? 0 };
}

/**
 * Yields the selected contacts as conditions, a batch each. Batches are id ranges, so each is fast even when few
 * rows match, and are the same ones again for the same `span`. Contacts added after it was taken are not included.
 */
export function* selectionBatches(
  access: SiteAccess,
  db: Database,
  selection: ContactSelection,
  now: number,
  { first, last } = wholeSpan(db),
): Generator<SQL> {
  if (selection.kind === "ids") {
    yield* idBatches(access, selection.ids);
    return;
  }
  const matching = matchesFilter(access, selection.filter, now, "by_id");
  for (let from = first; from <= last; from += idsAtOnce) {
    const to = from + idsAtOnce;
    const except = selection.except.filter((id) => id >= from && id < to);
    yield and(
      matching,
      sql`${contacts.id} >= ${from} AND ${contacts.id} < ${to}`,
      except.length > 0 ? notInArray(contacts.id, jsonIds(except)) : undefined,
    ) as SQL;
  }
}

/** Returns how many batches `selectionBatches` yields. */
export function countBatches(selection: ContactSelection, { first, last }: IdSpan): number {
  const places = selection.kind === "ids" ? new Set(selection.ids).size : Math.max(0, last - first + 1);
  return Math.ceil(places / idsAtOnce);
}

/** Yields contacts of the site by id, each once, as conditions. */
export function* idBatches(access: SiteAccess, ids: readonly number[]): Generator<SQL> {
  const inOrder = [...new Set(ids)].sort((one, other) => one - other);
  for (let at = 0; at < inOrder.length; at += idsAtOnce) {
    const batch = jsonIds(inOrder.slice(at, at + idsAtOnce));
    yield and(isOfSite(access), sql`${contacts.id} IN ${batch}`) as SQL;
  }
}
