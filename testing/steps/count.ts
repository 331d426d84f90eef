import type { Database } from "@/db/open-database";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";
import { type CountBudget, countContacts } from "@/lib/contacts/list/count-contacts";
import { parseCursor } from "@/lib/contacts/list/count-cursor";
import { listSegments } from "@/lib/segments/list-segments";
import { testNow } from "./deletion";

/** Lets a count look at so many contacts in each batch, for so many batches. */
export function batchesOf(size: number, most = Number.POSITIVE_INFINITY): CountBudget {
  let batches = 0;
  return { isSpent: () => batches >= most, size: { next: () => size, took: () => (batches += 1) } };
}

/** Counts as the browser does: asks on with the cursor until the count is exact. */
export async function countAll(
  access: SiteAccess,
  db: Database,
  filter: ContactFilter,
  budget: () => CountBudget = () => batchesOf(1_000, 3),
): Promise<{ total: number; hidden: number }> {
  for (let next: string | null = null; ; ) {
    const cursor = parseCursor(access, [filter], next, testNow);
    if (!cursor.ok) throw new Error(cursor.expected);
    const asked = { now: testNow, budget: budget(), cursor: cursor.value };
    const { total, hidden, isExact, ...counted } = await countContacts(access, db, filter, asked);
    if (isExact) return { total, hidden };
    next = counted.next;
  }
}

/** Counts the segments of a site to the end. */
export async function countSegments(access: SiteAccess, db: Database) {
  const listed = await listSegments(access, db, { next: null, now: testNow, budget: batchesOf(1_000) });
  if (!listed.ok) throw new Error(listed.expected);
  return listed.segments;
}
