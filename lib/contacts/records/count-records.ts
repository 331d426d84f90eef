import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { type RecordCount, recordKindNames } from "./record-kinds";

const countsSql = `SELECT ${recordKindNames
  .map((table) => `(SELECT count(*) FROM "${table}" WHERE contact_id = @contactId) AS "${table}"`)
  .join(", ")}`;

/** Counts the rows of each kind that belong to a contact, in the order of `recordKindNames`. */
export function countRecordsOf(db: Database, contactId: number): number[] {
  return Object.values(prepared<Record<string, number>>(db, countsSql).one({ contactId }));
}

const countsWhere = (condition: string) =>
  recordKindNames.map(
    (table) =>
      `SELECT contact_id AS contactId, count(*) AS count FROM "${table}" WHERE ${condition} GROUP BY contact_id`,
  );
const countsOfListed = countsWhere("contact_id IN (SELECT value FROM json_each(@ids))");
const countsOfRange = countsWhere("contact_id BETWEEN @first AND @last");
/** Reads a whole range of contacts when at least one in this many of it is asked for, because that is faster. */
const sparsest = 3;

/**
 * Counts as `countRecordsOf`, for many contacts in order of id by a statement a table. Contacts without any row have
 * zeros.
 */
export function countRecordsOfEach(db: Database, contactIds: readonly number[]): Map<number, number[]> {
  const counts = new Map(contactIds.map((id) => [id, recordKindNames.map(() => 0)]));
  const [first = 0, last = 0] = [contactIds[0], contactIds.at(-1)];
  const isDense = last - first < sparsest * contactIds.length;
  const asked = isDense ? { first, last } : { ids: JSON.stringify(contactIds) };
  for (const [at, query] of (isDense ? countsOfRange : countsOfListed).entries())
    for (const { contactId, count } of prepared<{ contactId: number; count: number }>(db, query).all(asked)) {
      const own = counts.get(contactId);
      if (own) own[at] = count;
    }
  return counts;
}

export function totalOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

export function addCounts(sums: number[], counts: readonly number[]): void {
  for (const [at, count] of counts.entries()) sums[at] = (sums[at] ?? 0) + count;
}

export function namedCounts(counts: readonly number[]): RecordCount[] {
  return recordKindNames
    .map((kind, at) => ({ kind, count: counts[at] ?? 0 }))
    .filter(({ count }) => count > 0);
}

export const purchasesAt = recordKindNames.indexOf("purchases");
export const invoicesAt = recordKindNames.indexOf("invoices");
export const subscriptionsAt = recordKindNames.indexOf("subscriptions");
export const customersAt = recordKindNames.indexOf("billing_customers");
