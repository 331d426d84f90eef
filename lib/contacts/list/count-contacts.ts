import { count, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { contacts } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { type ContactFilter, matchesFilter, matchesHidden } from "@/lib/contacts/filter/contact-filter";
import { findCandidates } from "@/lib/contacts/filter/find-candidates";
import { yieldEachSlice } from "@/lib/jobs/time-slice";
import { type BatchSize, sizeByTime } from "./batch-size";
import type { ContactCount, RefinedCount } from "./contact-count";
import { type ContactOrder, orderBySort, type Place } from "./contact-order";
import { type CountCursor, writeCursor } from "./count-cursor";
import { jsonIds } from "./json-ids";
import { nextBatch } from "./next-batch";

/** Says how far a count goes at once: at least one batch, and on until `isSpent` after one. */
export interface CountBudget {
  isSpent(): boolean;
  size: BatchSize;
}

/** Is how long whoever asks for a count waits for more of it. */
export const requestBudgetMs = 150;
/** Is how long a page waits for its count; the browser asks for the rest. */
export const pageBudgetMs = 50;

/** Lets a count go on for a time. */
export function budgetOf(ms: number): CountBudget {
  const until = performance.now() + ms;
  return { isSpent: () => performance.now() >= until, size: sizeByTime(1_000) };
}

interface CountAsked {
  now: number;
  budget: CountBudget;
  /** Is where an earlier count of the same filters left off. */
  cursor?: CountCursor | undefined;
}

interface RefinedCounts {
  counts: ContactCount[];
  next: string | null;
}

/** Counts the matching contacts, as `countFilters` does. */
export async function countContacts(
  access: SiteAccess,
  db: Database,
  filter: ContactFilter,
  asked: CountAsked,
): Promise<RefinedCount> {
  const { counts, next } = await countFilters(access, db, [filter], asked);
  return { ...(counts[0] ?? nobody), next };
}

/**
 * Counts who matches each filter, in one walk over the site's contacts, as far as the budget goes; `next` goes on
 * from there. Whoever comes or leaves meanwhile is counted once or not at all, and everyone else once.
 */
export async function countFilters(
  access: SiteAccess,
  db: Database,
  filters: readonly ContactFilter[],
  { now: startedAt, budget, cursor }: CountAsked,
): Promise<RefinedCounts> {
  const now = cursor?.now ?? startedAt;
  const counts = cursor?.counted ?? (await begin(access, db, filters, now));
  const rest = filters.filter((_, at) => !counts[at]?.isExact);
  if (rest.length === 0) return { counts, next: null };
  const walked = await walkOn(access, db, rest, now, { budget, from: cursor?.place });
  const counted = counts.map((count) => (count.isExact ? count : sumOf(count, walked.counts.shift())));
  if (!walked.place) return { counts: counted.map((count) => ({ ...count, isExact: true })), next: null };
  return { counts: counted, next: writeCursor(access, filters, { now, counted, place: walked.place }) };
}

const nobody: ContactCount = { total: 0, hidden: 0, isExact: true };

/** Counts those filters that few can match, and begins inexact counts of the others. */
async function begin(access: SiteAccess, db: Database, filters: readonly ContactFilter[], now: number) {
  const yieldIfDue = yieldEachSlice();
  const counts: ContactCount[] = [];
  for (const filter of filters) {
    counts.push(countFew(access, db, filter, now));
    await yieldIfDue();
  }
  return counts;
}

/** Counts at once among the few that an index knows of; begins an inexact count when there are more. */
function countFew(access: SiteAccess, db: Database, filter: ContactFilter, now: number): ContactCount {
  const few = findCandidates(access, db, filter);
  if (!few) return { total: 0, hidden: 0, isExact: false };
  const range = sql`NOT INDEXED WHERE ${contacts.id} IN ${jsonIds(few)}`;
  return countAmong(db, range, [conditionsOf(access, filter, now)])[0] ?? nobody;
}

interface Walk {
  budget: CountBudget;
  from: Place | undefined;
}

/** Counts from a place until the budget is spent; returns where that is, undefined at the end. */
async function walkOn(
  access: SiteAccess,
  db: Database,
  filters: readonly ContactFilter[],
  now: number,
  { budget, from }: Walk,
): Promise<{ counts: ContactCount[]; place: Place | undefined }> {
  const order = orderOf(filters);
  const conditions = filters.map((filter) => conditionsOf(access, filter, now));
  const yieldIfDue = yieldEachSlice();
  let counts: ContactCount[] = filters.map(() => nobody);
  for (let place = from; ; await yieldIfDue()) {
    const startedAt = performance.now();
    const { range, next } = nextBatch(access, db, order, place, budget.size.next());
    const batch = countAmong(db, sql`INDEXED BY ${order.index} WHERE ${range}`, conditions);
    counts = counts.map((count, at) => sumOf(count, batch[at]));
    budget.size.took(performance.now() - startedAt);
    place = next;
    if (!place || budget.isSpent()) return { counts, place };
  }
}

/**
 * Walks in the order in which contacts were added, which no change moves. The index of statuses answers alone for
 * filters that ask nothing else; who changes status meanwhile may be met there twice or not at all.
 */
function orderOf(filters: readonly ContactFilter[]): ContactOrder {
  const isOfStatus = ({ search, where, import: importId }: ContactFilter) =>
    search === undefined && where === undefined && importId === undefined;
  return orderBySort(filters.every(isOfStatus) ? "status" : "added");
}

function conditionsOf(access: SiteAccess, filter: ContactFilter, now: number): { shown: SQL; hidden: SQL } {
  return { shown: matchesFilter(access, filter, now), hidden: matchesHidden(access, filter, now) };
}

/** Limits how many filters one query counts, because SQLite limits its columns and values. */
const filtersAtOnce = 20;

function countAmong(
  db: Database,
  range: SQL,
  conditions: readonly ReturnType<typeof conditionsOf>[],
): ContactCount[] {
  if (conditions.length > filtersAtOnce) {
    const groups = [conditions.slice(0, filtersAtOnce), conditions.slice(filtersAtOnce)];
    return groups.flatMap((group) => countAmong(db, range, group));
  }
  const columns = conditions.flatMap(({ shown, hidden }) => [
    sql`count(*) FILTER (WHERE ${shown})`,
    sql`count(*) FILTER (WHERE ${hidden})`,
  ]);
  const [sums = []] = db.values<number[]>(
    sql`SELECT ${sql.join(columns, sql`, `)} FROM ${contacts} ${range}`,
  );
  return conditions.map((_, at) => ({
    total: sums[at * 2] ?? 0,
    hidden: sums[at * 2 + 1] ?? 0,
    isExact: true,
  }));
}

function sumOf(count: ContactCount, more: ContactCount = nobody): ContactCount {
  return { ...count, total: count.total + more.total, hidden: count.hidden + more.hidden };
}

/** Counts the contacts in batches, such as those of a selection. */
export async function countIn(db: Database, batches: Iterable<SQL>): Promise<number> {
  const yieldIfDue = yieldEachSlice();
  let total = 0;
  for (const condition of batches) {
    total += db.select({ count: count() }).from(contacts).where(condition).get()?.count ?? 0;
    await yieldIfDue();
  }
  return total;
}
