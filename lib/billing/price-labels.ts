import type { BillingInterval } from "@/db/schema";
import type { Formats } from "@/lib/values/formats";

/** Is an amount in minor units of `currency`, charged every `intervalCount` intervals. */
export interface RecurringPrice {
  amount: number;
  currency: string;
  interval: BillingInterval;
  intervalCount: number;
}

/** Returns a label such as "a year" or "every 3 months". */
export function intervalLabel(
  format: Formats,
  { interval, intervalCount }: Pick<RecurringPrice, "interval" | "intervalCount">,
): string {
  return intervalCount === 1 ? `a ${interval}` : `every ${format.count(intervalCount)} ${interval}s`;
}

/** Returns a label such as "€150.00 a year" or "€30.00 every 3 months". */
export function priceLabel(format: Formats, price: RecurringPrice): string {
  return `${format.money(price.amount, price.currency)} ${intervalLabel(format, price)}`;
}

const monthsIn: Record<BillingInterval, number> = { day: 12 / 365, week: (7 * 12) / 365, month: 1, year: 12 };

/** Returns the monthly amount of a price in minor units, not rounded. */
export function monthlyAmountOf({ amount, interval, intervalCount }: RecurringPrice): number {
  return amount / (monthsIn[interval] * intervalCount);
}
