import { and, desc, eq, gte, isNotNull, lte } from "drizzle-orm";
import { payments, type subscriptions } from "@/db/schema";
import type { Reader } from "@/db/write";

type Subscription = typeof subscriptions.$inferSelect;

export interface UnusedTime {
  provider: "local" | "stripe";
  paymentId: string;
  /** Minor units. */
  amount: number;
  currency: string;
}

const dayMs = 86_400_000;

/**
 * What of the current period's payment is for time still to come, by the millisecond, rounded down. Undefined
 * when nothing was paid for this period, or what was paid cannot be paid back by the provider's id.
 */
export function unusedTimeOf(db: Reader, subscription: Subscription, at: number): UnusedTime | undefined {
  const { contactId, purchaseId, nextChargeAt, interval, status, provider } = subscription;
  if (status !== "active" || nextChargeAt === null || nextChargeAt <= at) return undefined;
  const startedAt = minusInterval(nextChargeAt, interval);
  const payment = db
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.contactId, contactId),
        eq(payments.purchaseId, purchaseId),
        eq(payments.status, "paid"),
        isNotNull(payments.providerPaymentId),
        gte(payments.createdAt, startedAt - dayMs),
        lte(payments.createdAt, at),
      ),
    )
    .orderBy(desc(payments.createdAt))
    .limit(1)
    .get();
  if (!payment?.providerPaymentId) return undefined;
  const share = Math.min(1, (nextChargeAt - at) / (nextChargeAt - startedAt));
  const amount = Math.floor(payment.amount * share);
  return amount > 0
    ? { provider, paymentId: payment.providerPaymentId, amount, currency: payment.currency }
    : undefined;
}

function minusInterval(at: number, interval: "month" | "year"): number {
  const date = new Date(at);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - (interval === "year" ? 12 : 1));
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime();
}
