import type Stripe from "stripe";
import { decimal } from "./stamp";

type Interval = "day" | "week" | "month" | "year";

/** Is a price that is due every `intervalCount` intervals. Quarterly is three months. */
export interface PricedItem {
  /** Is the price of one unit, in minor units of the currency. */
  amount?: number;
  currency?: string;
  interval?: Interval;
  intervalCount?: number;
  quantity?: number;
  nickname?: string | null;
  /** Is in seconds. */
  periodStart?: number;
  periodEnd?: number;
}

interface PriceFields {
  livemode: boolean;
  created: number;
  amount: number;
  currency: string;
  interval: Interval;
  intervalCount: number;
  nickname: string | null;
}

export function priceObject(fields: PriceFields) {
  const { livemode, created, amount, currency, interval, intervalCount, nickname } = fields;
  return {
    id: "price_1",
    object: "price",
    active: true,
    billing_scheme: "per_unit",
    created,
    currency,
    custom_unit_amount: null,
    livemode,
    lookup_key: null,
    metadata: {},
    nickname,
    product: "prod_1",
    recurring: {
      interval,
      interval_count: intervalCount,
      meter: null,
      trial_period_days: null,
      usage_type: "licensed",
    },
    tax_behavior: "unspecified",
    tiers_mode: null,
    transform_quantity: null,
    type: "recurring",
    unit_amount: amount,
    unit_amount_decimal: decimal(amount),
  } satisfies Stripe.Price;
}

/** Returns Stripe's older form of a price, which subscription items still carry. */
export function planObject(fields: PriceFields) {
  const { livemode, created, amount, currency, interval, intervalCount, nickname } = fields;
  return {
    id: "price_1",
    object: "plan",
    active: true,
    amount,
    amount_decimal: decimal(amount),
    billing_scheme: "per_unit",
    created,
    currency,
    interval,
    interval_count: intervalCount,
    livemode,
    metadata: {},
    meter: null,
    nickname,
    product: "prod_1",
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: "licensed",
  } satisfies Stripe.Plan;
}

/** Returns the end of a period in seconds, by the calendar. A month after January 31 is the last day of February. */
export function addInterval(seconds: number, interval: Interval, count: number): number {
  if (interval === "day" || interval === "week")
    return seconds + count * (interval === "day" ? 1 : 7) * 86_400;
  const start = new Date(seconds * 1000);
  const months = start.getUTCMonth() + count * (interval === "month" ? 1 : 12);
  const lastDay = new Date(Date.UTC(start.getUTCFullYear(), months + 1, 0)).getUTCDate();
  const end = new Date(start);
  end.setUTCFullYear(start.getUTCFullYear(), months, Math.min(start.getUTCDate(), lastDay));
  return Math.floor(end.getTime() / 1000);
}
