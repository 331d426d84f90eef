/** In days, today included. */
export const periods = [30, 90, 365] as const;
export type Period = (typeof periods)[number];

/** A day, or a week of a year. */
export interface GrowthBucket {
  /** Its first and its last day, UTC, such as 2026-01-15. */
  from: string;
  to: string;
  /** What was paid less what was refunded, in minor units of the currency of the whole. */
  revenue: number;
  added: number;
  deleted: number;
  /** How many contacts there were at its end. */
  total: number;
}

export interface SiteGrowth {
  period: Period;
  /** The one in which most payments were made; null when nothing was ever paid. Currencies are never added up. */
  currency: string | null;
  revenue: number;
  /** In the same currency, in the period of the same length before this one. */
  revenueBefore: number;
  /** What else came in, in minor units of each. */
  otherRevenue: { currency: string; revenue: number }[];
  /** Who came in the period, and who was deleted in it. */
  added: number;
  deleted: number;
  /** How many contacts there are now. */
  total: number;
  hasEverDeleted: boolean;
  /** Oldest first, without gaps. */
  buckets: GrowthBucket[];
}
