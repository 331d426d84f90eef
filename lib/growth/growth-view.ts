/** Lists the periods in days, today included. */
export const periods = [30, 90, 365] as const;
export type Period = (typeof periods)[number];

/** Is a day, or a week of a year. */
export interface GrowthBucket {
  /** Is the first day; `to` is the last. Both are UTC, such as 2026-01-15. */
  from: string;
  to: string;
  /** Is payments less refunds, in minor units of the currency of the whole. */
  revenue: number;
  added: number;
  deleted: number;
  /** Counts the contacts at its end. */
  total: number;
}

export interface SiteGrowth {
  period: Period;
  /** Is the currency of most payments; null when nothing was ever paid. Currencies are never added up. */
  currency: string | null;
  revenue: number;
  /** Is the revenue of the equally long period before, in the same currency. */
  revenueBefore: number;
  /** Lists revenue in other currencies, in minor units of each. */
  otherRevenue: { currency: string; revenue: number }[];
  /** Counts who came in the period; `deleted` counts who was deleted in it. */
  added: number;
  deleted: number;
  /** Counts the contacts of now. */
  total: number;
  hasEverDeleted: boolean;
  /** Lists the buckets without gaps, oldest first. */
  buckets: GrowthBucket[];
}

/** Says what the subscriptions in one currency come to a month, in minor units. */
export interface RecurringSum {
  currency: string;
  monthly: number;
  subscriptionCount: number;
  /** Is the part of `monthly` that started within the last 30 days. */
  started: number;
  /** Is what ended within the last 30 days, of contacts who are still there. */
  ended: number;
}

/** Holds the sums so far, the currency with the most subscriptions first; `next` asks for more, null when it is all. */
export interface RecurringRevenue {
  sums: RecurringSum[];
  next: string | null;
}
