import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { BillingInterval } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { monthlyAmountOf } from "@/lib/billing/price-labels";
import type { CountBudget } from "@/lib/contacts/list/count-contacts";
import { yieldEachSlice } from "@/lib/jobs/time-slice";
import { cursorText, readCursorText } from "@/lib/values/cursor-text";
import type { RecurringRevenue, RecurringSum } from "./growth-view";

const dayMs = 86_400_000;
const recentMs = 30 * dayMs;

const sum = z.strictObject({
  monthly: z.number(),
  count: z.number().int(),
  started: z.number(),
  ended: z.number(),
});
const recurringCursor = z.strictObject({
  siteId: z.number().int(),
  now: z.number().int(),
  after: z.number().int().nonnegative(),
  sums: z.record(z.string().max(3), sum),
});
type Cursor = z.infer<typeof recurringCursor>;

type Refused = { ok: false; refusal: "invalid_input"; field: "next"; expected: string };

interface Asked {
  now: number;
  /** Is what an earlier answer said; null to begin. */
  next: string | null;
  budget: CountBudget;
}

/**
 * Sums what the site's subscriptions come to a month, and what started and ended within 30 days, by currency. It
 * walks the subscriptions of the instance as far as the budget goes; `next` of the answer goes on from there.
 */
export async function sumRecurringRevenue(
  { siteId }: SiteAccess,
  db: Database,
  { now, next, budget }: Asked,
): Promise<({ ok: true } & RecurringRevenue) | Refused> {
  const from = next === null ? { siteId, now, after: 0, sums: {} } : readCursor(next, siteId);
  if (!from)
    return { ok: false, refusal: "invalid_input", field: "next", expected: "what the answer before said" };
  const yieldIfDue = yieldEachSlice();
  for (let cursor: Cursor = from; ; await yieldIfDue()) {
    const startedAt = performance.now();
    const last = findNth(db, cursor.after, budget.size.next());
    addBatch(db, cursor, last ?? Number.MAX_SAFE_INTEGER);
    budget.size.took(performance.now() - startedAt);
    if (last === undefined) return { ok: true, sums: largestFirst(cursor.sums), next: null };
    cursor = { ...cursor, after: last };
    if (budget.isSpent()) return { ok: true, sums: largestFirst(cursor.sums), next: cursorText(cursor) };
  }
}

/** Finds the contact of the subscription that lies this many further on; a batch ends with all that they have. */
function findNth(db: Database, after: number, count: number): number | undefined {
  return prepared<{ contactId: number }>(
    db,
    `SELECT contact_id AS contactId FROM subscriptions WHERE contact_id > @after
     ORDER BY contact_id, id LIMIT 1 OFFSET @skipped`,
  ).get({ after, skipped: count - 1 })?.contactId;
}

interface Group {
  currency: string;
  interval: BillingInterval;
  intervalCount: number;
  isRunning: 0 | 1;
  isRecent: 0 | 1;
  amount: number;
  count: number;
}

/** Adds the subscriptions of the contacts behind `cursor.after`, up to and with `last`. */
function addBatch(db: Database, { siteId, now, after, sums }: Cursor, last: number): void {
  const groups = prepared<Group>(
    db,
    `SELECT currency, interval, interval_count AS intervalCount, sum(amount) AS amount, count(*) AS count,
       status NOT IN ('canceled', 'paused') AND ends_at IS NULL AS isRunning,
       iif(status = 'canceled', canceled_at >= @since, own.created_at >= @since) AS isRecent
     FROM subscriptions AS own CROSS JOIN contacts ON contacts.id = own.contact_id
     WHERE own.contact_id > @after AND own.contact_id <= @last AND contacts.site_id = @siteId
       AND (status <> 'canceled' OR canceled_at >= @since)
     GROUP BY 1, 2, 3, 6, 7`,
  ).all({ siteId, since: now - recentMs, after, last });
  for (const { currency, amount, count, isRunning, isRecent, ...rhythm } of groups) {
    const monthly = monthlyAmountOf({ amount, currency, ...rhythm });
    const before = sums[currency] ?? { monthly: 0, count: 0, started: 0, ended: 0 };
    sums[currency] = isRunning
      ? {
          ...before,
          monthly: before.monthly + monthly,
          count: before.count + count,
          started: before.started + (isRecent ? monthly : 0),
        }
      : { ...before, ended: before.ended + (isRecent ? monthly : 0) };
  }
}

function largestFirst(sums: Cursor["sums"]): RecurringSum[] {
  return Object.entries(sums)
    .map(([currency, { monthly, count, started, ended }]) => ({
      currency,
      monthly: Math.round(monthly),
      subscriptionCount: count,
      started: Math.round(started),
      ended: Math.round(ended),
    }))
    .filter(({ monthly, ended }) => monthly > 0 || ended > 0)
    .sort((a, b) => b.subscriptionCount - a.subscriptionCount || a.currency.localeCompare(b.currency));
}

function readCursor(text: string, siteId: number): Cursor | undefined {
  const cursor = recurringCursor.safeParse(readCursorText(text)).data;
  return cursor?.siteId === siteId ? cursor : undefined;
}
