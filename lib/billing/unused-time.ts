import { prepared } from "@/db/prepared";
import type { BillingInterval, subscriptions } from "@/db/schema";
import type { Reader } from "@/db/write";

type Subscription = typeof subscriptions.$inferSelect;

interface UnusedTime {
  provider: "local" | "stripe";
  paymentId: string;
  /** Names the account and mode that know the payment. Is null when no row says. */
  providerAccount: string | null;
  /** Is in minor units. */
  amount: number;
  currency: string;
}

const dayMs = 86_400_000;

/**
 * Returns the share of the current period's payment that pays for time still to come, without refunds, by the
 * millisecond, rounded down. Returns undefined when nothing was paid for the period, the payment is disputed, or the
 * provider has no id to refund it by.
 */
export function unusedTimeOf(db: Reader, subscription: Subscription, at: number): UnusedTime | undefined {
  const found = findUnused(db, subscription, at);
  if (!found || found.isDisputed || found.amount <= 0) return undefined;
  const { isDisputed, paidAmount, ...unused } = found;
  return unused;
}

/**
 * Returns the unused time that can no longer be paid back, with the reason: it was paid back already, or is
 * disputed.
 */
export function lostTimeOf(
  db: Reader,
  subscription: Subscription,
  at: number,
): (UnusedTime & { reason: string }) | undefined {
  const found = findUnused(db, subscription, at);
  if (!found || (!found.isDisputed && found.amount > 0) || found.paidAmount === 0) return undefined;
  const { isDisputed, paidAmount, ...unused } = found;
  const reason = isDisputed ? "It is disputed at the bank." : "It was paid back already.";
  return { ...unused, amount: paidAmount, reason };
}

/**
 * Finds the unused share of a payment: `paidAmount` is the share of all that was paid, `amount` the share not paid
 * back since.
 */
function findUnused(
  db: Reader,
  subscription: Subscription,
  at: number,
): (UnusedTime & { paidAmount: number; isDisputed: boolean }) | undefined {
  const period = periodOf(subscription);
  const canBePaid = subscription.status === "active" || subscription.status === "paused";
  if (!canBePaid || !period || period.endAt <= at || period.startAt >= period.endAt) return undefined;
  const payment = findPayment(db, subscription, period, at);
  if (!payment) return undefined;
  const share = Math.min(1, (period.endAt - at) / (period.endAt - period.startAt));
  return {
    provider: subscription.provider,
    paymentId: payment.providerPaymentId,
    providerAccount: payment.providerAccount ?? subscription.providerAccount,
    amount: Math.floor((payment.amount - payment.refundedAmount) * share),
    paidAmount: Math.floor(payment.amount * share),
    isDisputed: payment.isDisputed === 1,
    currency: payment.currency,
  };
}

interface Period {
  startAt: number;
  endAt: number;
}

/** Returns the period that the provider states. Without one it returns the interval before the next charge. */
function periodOf(subscription: Subscription): Period | undefined {
  const { periodStartAt, periodEndAt, nextChargeAt, interval, intervalCount } = subscription;
  if (periodStartAt !== null && periodEndAt !== null) return { startAt: periodStartAt, endAt: periodEndAt };
  if (nextChargeAt === null) return undefined;
  return { startAt: intervalBefore(nextChargeAt, interval, intervalCount), endAt: nextChargeAt };
}

interface PeriodPayment {
  amount: number;
  currency: string;
  providerPaymentId: string;
  providerAccount: string | null;
  refundedAmount: number;
  isDisputed: 0 | 1;
}

/**
 * Finds the last payment of this period. Some are made a little early, so it accepts up to a day before the period,
 * but at most a tenth of its length.
 */
function findPayment(
  db: Reader,
  { contactId, purchaseId }: Subscription,
  { startAt, endAt }: Period,
  at: number,
): PeriodPayment | undefined {
  const early = Math.min(dayMs, (endAt - startAt) / 10);
  return prepared<PeriodPayment>(
    db,
    `SELECT amount, currency, provider_payment_id AS providerPaymentId, provider_account AS providerAccount,
       refunded_amount AS refundedAmount, is_disputed AS isDisputed FROM payments
     WHERE contact_id = ? AND purchase_id = ? AND status <> 'failed' AND provider_payment_id IS NOT NULL
       AND created_at BETWEEN ? AND ? ORDER BY created_at DESC LIMIT 1`,
  ).get(contactId, purchaseId, startAt - early, at);
}

const daysIn = { day: 1, week: 7 };
const monthsIn = { month: 1, year: 12 };

/**
 * Returns the time a number of intervals earlier. Months and years follow the calendar: a month before March 31 is
 * the last day of February.
 */
function intervalBefore(at: number, interval: BillingInterval, count: number): number {
  if (interval === "day" || interval === "week") return at - daysIn[interval] * count * dayMs;
  const date = new Date(at);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - monthsIn[interval] * count);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime();
}
