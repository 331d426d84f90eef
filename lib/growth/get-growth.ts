import { and, desc, eq, gte, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { contactsDaily, revenueDaily } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { GrowthBucket, Period, SiteGrowth } from "./growth-view";
import { PeriodBuckets } from "./period-buckets";

/**
 * Returns the revenue and the contacts of the site over time, from totals that outlive contacts: no deletion makes
 * the past smaller. It takes four queries, each by the key of its table.
 */
export function getGrowth(access: SiteAccess, db: Database, period: Period, now: number): SiteGrowth {
  const spans = new PeriodBuckets(period, now);
  const paid = listRevenue(access, db, spans.fromBefore);
  const inPeriod = paid.filter(({ day }) => day >= spans.from);
  const currency = mostUsed(inPeriod) ?? mostUsed(paid) ?? findLastCurrency(access, db);
  const inCurrency = (rows: PaidDay[]) => rows.filter((row) => row.currency === currency);

  const revenue = Array<number>(spans.count).fill(0);
  for (const row of inCurrency(inPeriod)) addAt(revenue, spans.indexOf(row.day), row.revenue);
  const added = Array<number>(spans.count).fill(0);
  const deleted = Array<number>(spans.count).fill(0);
  for (const row of listMoves(access, db, spans.from)) {
    addAt(added, spans.indexOf(row.day), row.added);
    addAt(deleted, spans.indexOf(row.day), row.deleted);
  }
  const before = countBefore(access, db, spans.from);
  let total = before.total;
  const buckets = revenue.map((revenueOf, index): GrowthBucket => {
    const [came, went] = [added[index] ?? 0, deleted[index] ?? 0];
    total += came - went;
    return { ...spans.spanOf(index), revenue: revenueOf, added: came, deleted: went, total };
  });
  return {
    period,
    currency,
    revenue: sum(revenue),
    revenueBefore: sum(inCurrency(paid).map((row) => row.revenue)) - sum(revenue),
    otherRevenue: sumByCurrency(inPeriod.filter((row) => row.currency !== currency)),
    added: sum(added),
    deleted: sum(deleted),
    total,
    hasEverDeleted: before.everDeleted > 0,
    buckets,
  };
}

interface PaidDay {
  day: string;
  currency: string;
  revenue: number;
  paymentCount: number;
}

function listRevenue({ siteId }: SiteAccess, db: Database, from: string): PaidDay[] {
  return db
    .select({
      day: revenueDaily.day,
      currency: revenueDaily.currency,
      revenue: sql<number>`${revenueDaily.gross} - ${revenueDaily.refunded}`,
      paymentCount: revenueDaily.paymentCount,
    })
    .from(revenueDaily)
    .where(and(eq(revenueDaily.siteId, siteId), gte(revenueDaily.day, from)))
    .all();
}

/** Returns the currency of the last payment day; null when nothing was ever paid. */
function findLastCurrency({ siteId }: SiteAccess, db: Database): string | null {
  const last = db
    .select({ currency: revenueDaily.currency })
    .from(revenueDaily)
    .where(eq(revenueDaily.siteId, siteId))
    .orderBy(desc(revenueDaily.day), desc(revenueDaily.currency))
    .limit(1)
    .get();
  return last?.currency ?? null;
}

function listMoves({ siteId }: SiteAccess, db: Database, from: string) {
  return db
    .select({ day: contactsDaily.day, added: contactsDaily.added, deleted: contactsDaily.deleted })
    .from(contactsDaily)
    .where(and(eq(contactsDaily.siteId, siteId), gte(contactsDaily.day, from)))
    .all();
}

/** Counts the contacts before that day, and everyone ever deleted. */
function countBefore({ siteId }: SiteAccess, db: Database, day: string) {
  const { added, deleted } = contactsDaily;
  const counted = db
    .select({
      total: sql<number>`coalesce(sum(iif(${contactsDaily.day} < ${day}, ${added} - ${deleted}, 0)), 0)`,
      everDeleted: sql<number>`coalesce(sum(${deleted}), 0)`,
    })
    .from(contactsDaily)
    .where(eq(contactsDaily.siteId, siteId))
    .get();
  return counted ?? { total: 0, everDeleted: 0 };
}

/**
 * Returns the currency with the most payments. It ignores amounts, because different currencies cannot be compared.
 */
function mostUsed(rows: PaidDay[]): string | undefined {
  const payments = new Map<string, number>();
  for (const { currency, paymentCount } of rows.filter((row) => row.paymentCount > 0))
    payments.set(currency, (payments.get(currency) ?? 0) + paymentCount);
  return [...payments].sort(([, one], [, other]) => other - one)[0]?.[0];
}

function sumByCurrency(rows: PaidDay[]): SiteGrowth["otherRevenue"] {
  const sums = new Map<string, number>();
  for (const { currency, revenue } of rows) sums.set(currency, (sums.get(currency) ?? 0) + revenue);
  return [...sums].map(([currency, revenue]) => ({ currency, revenue })).sort(byCurrency);
}

const byCurrency = (one: { currency: string }, other: { currency: string }) =>
  one.currency < other.currency ? -1 : 1;

function addAt(sums: number[], index: number, amount: number): void {
  sums[index] = (sums[index] ?? 0) + amount;
}

function sum(amounts: number[]): number {
  return amounts.reduce((whole, amount) => whole + amount, 0);
}
