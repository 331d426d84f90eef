import type Stripe from "stripe";
import { type BillingInterval, billingIntervals } from "@/db/schema";

interface SubscriptionPrice {
  name: string;
  /** Is the price in minor units per `intervalCount` intervals. */
  amount: number;
  currency: string;
  interval: BillingInterval;
  intervalCount: number;
  periodStartAt: number | null;
  periodEndAt: number | null;
  /** Is the time when the first of the items is charged again. */
  nextChargeAt: number | null;
}

const daysOf: Record<BillingInterval, number> = { day: 1, week: 7, month: 365 / 12, year: 365 };

/**
 * Returns the total price of all items at the interval of the first item. Converts items with another interval to
 * it.
 */
export function priceOf({ items, currency }: Stripe.Subscription): SubscriptionPrice {
  const [first] = items.data;
  const rhythm = rhythmOf(first);
  const amounts = items.data.map((item) => {
    const each = Number(item.price.unit_amount ?? item.price.unit_amount_decimal ?? 0) * (item.quantity ?? 1);
    return (each * daysIn(rhythm)) / daysIn(rhythmOf(item));
  });
  const ends = items.data
    .map(({ current_period_end }) => current_period_end)
    .filter((end) => Number.isFinite(end));
  return {
    name: first?.price.nickname ?? "Subscription",
    amount: Math.round(amounts.reduce((sum, amount) => sum + amount, 0)),
    currency: (first?.price.currency ?? currency ?? "usd").toUpperCase(),
    ...rhythm,
    periodStartAt: first?.current_period_start ? first.current_period_start * 1000 : null,
    periodEndAt: first?.current_period_end ? first.current_period_end * 1000 : null,
    nextChargeAt: ends.length > 0 ? Math.min(...ends) * 1000 : null,
  };
}

type Rhythm = Pick<SubscriptionPrice, "interval" | "intervalCount">;

function rhythmOf(item: Stripe.SubscriptionItem | undefined): Rhythm {
  const { interval = "month", interval_count: intervalCount = 1 } = item?.price.recurring ?? {};
  return { interval: billingIntervals.find((known) => known === interval) ?? "month", intervalCount };
}

/** Counts the days of an interval. Twelve months are exactly a year. */
const daysIn = ({ interval, intervalCount }: Rhythm) => daysOf[interval] * intervalCount;
