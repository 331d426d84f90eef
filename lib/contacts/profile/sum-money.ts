import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { monthlyAmountOf, type RecurringPrice } from "@/lib/billing/price-labels";

/** Is an amount in minor units of its currency. */
interface Money {
  currency: string;
  amount: number;
}

/** Sums what a contact paid less what was paid back, by currency. A payment that failed counts for nothing. */
export function sumPaid(db: Database, contactId: number): Money[] {
  return prepared<Money>(
    db,
    `SELECT currency, sum(iif(status = 'paid', amount - refunded_amount, 0)) AS amount FROM payments
     WHERE contact_id = ? AND status <> 'failed' GROUP BY currency ORDER BY currency`,
  ).all(contactId);
}

/** Sums what a contact's subscriptions come to a month, by currency: those that charge again if nobody does anything. */
export function sumMonthly(db: Database, contactId: number): Money[] {
  const prices = prepared<RecurringPrice>(
    db,
    `SELECT amount, currency, interval, interval_count AS intervalCount FROM subscriptions
     WHERE contact_id = ? AND status NOT IN ('canceled', 'paused') AND ends_at IS NULL`,
  ).all(contactId);
  const sums = new Map<string, number>();
  for (const price of prices)
    sums.set(price.currency, (sums.get(price.currency) ?? 0) + monthlyAmountOf(price));
  return [...sums]
    .map(([currency, amount]) => ({ currency, amount: Math.round(amount) }))
    .sort((one, other) => one.currency.localeCompare(other.currency));
}

/** Counts the subscriptions that can still charge. */
export function countLiveSubscriptions(db: Database, contactId: number): number {
  return prepared<{ count: number }>(
    db,
    "SELECT count(*) AS count FROM subscriptions WHERE contact_id = ? AND status <> 'canceled'",
  ).one(contactId).count;
}
