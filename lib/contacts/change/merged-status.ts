import type { MarketingStatus } from "@/lib/consent/status/marketing-status";
import { hasLeft, nextMarketingStatus } from "@/lib/consent/status/next-marketing-status";

/** Returns the marketing status when one contact takes in another: an opt-out of either stays. */
export function mergedStatus(keep: MarketingStatus, drop: MarketingStatus): MarketingStatus {
  // A bounce of the other email says nothing about this one.
  if (drop !== "unsubscribed" && drop !== "complained") return keep;
  return nextMarketingStatus({ current: keep, isErased: false }, drop);
}

/** Returns the marketing status when the two turn out to have one email: the stronger opt-out. */
export function sameEmailStatus(keep: MarketingStatus, drop: MarketingStatus): MarketingStatus {
  return hasLeft(drop) ? nextMarketingStatus({ current: keep, isErased: false }, drop) : keep;
}
