import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { contacts } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { type ContactOrder, inOrder, lies, type Place } from "./contact-order";

/** Is a bounded part of a walk: the contacts of the site that `range` matches, and where the next one begins. */
export interface ContactBatch {
  range: SQL;
  /** Is undefined for the last batch. */
  next: Place | undefined;
}

/**
 * Returns the batch of about `size` contacts that begins at a place, or at the first contact. Contacts of one value,
 * as after an import, have batches of their own: SQLite seeks by that value alone and would pass over all of them.
 */
export function nextBatch(
  access: SiteAccess,
  db: Database,
  order: ContactOrder,
  from: Place | undefined,
  size: number,
): ContactBatch {
  const isOurs = eq(contacts.siteId, access.siteId);
  if (from && from.after !== "everyone") return batchOfOneValue(db, isOurs, order, from, size);
  const ahead = and(isOurs, from && lies(order.column, "behind", from.value, order)) as SQL;
  const last = findNth(db, order, ahead, size);
  if (!last) return { range: ahead, next: undefined };
  const { value } = last;
  const isShared = findNth(db, order, and(isOurs, sql`${order.column} = ${value}`) as SQL, size + 1);
  const upTo = (end: "before" | "upTo") => and(ahead, lies(order.column, end, value, order)) as SQL;
  return isShared
    ? { range: upTo("before"), next: { value, after: "nobody" } }
    : { range: upTo("upTo"), next: { value, after: "everyone" } };
}

function batchOfOneValue(
  db: Database,
  isOurs: SQL,
  order: ContactOrder,
  { value, after }: Place,
  size: number,
): ContactBatch {
  const id = sql`${contacts.id}`;
  const range = and(
    isOurs,
    sql`${order.column} = ${value}`,
    typeof after === "number" ? lies(id, "behind", after, order) : undefined,
  ) as SQL;
  const last = findNth(db, order, range, size);
  if (!last) return { range, next: { value, after: "everyone" } };
  return {
    range: and(range, lies(id, "upTo", last.id, order)) as SQL,
    next: { value, after: last.id },
  };
}

/** Finds the contact at which a range has this many, by the index alone. */
function findNth(
  db: Database,
  order: ContactOrder,
  range: SQL,
  count: number,
): { value: string | number; id: number } | undefined {
  return db.get(
    sql`SELECT ${order.column} AS value, ${contacts.id} AS id FROM ${contacts} INDEXED BY ${order.index}
      WHERE ${range} ${inOrder(order)} LIMIT 1 OFFSET ${count - 1}`,
  );
}
