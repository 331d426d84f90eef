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

const countsByKind = recordKindNames.map(
  (table) =>
    `SELECT contact_id AS contactId, count(*) AS count FROM "${table}"
     WHERE contact_id IN (SELECT value FROM json_each(?)) GROUP BY contact_id`,
);

/** Counts as `countRecordsOf`, for many contacts by a statement a table. Contacts without any row have zeros. */
export function countRecordsOfEach(db: Database, contactIds: readonly number[]): Map<number, number[]> {
  const counts = new Map(contactIds.map((id) => [id, recordKindNames.map(() => 0)]));
  const ids = JSON.stringify(contactIds);
  for (const [at, query] of countsByKind.entries())
    for (const { contactId, count } of prepared<{ contactId: number; count: number }>(db, query).all(ids)) {
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
