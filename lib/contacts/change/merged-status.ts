import type { MarketingStatus } from "@/lib/consent/status/marketing-status";
import { hasLeft, nextMarketingStatus } from "@/lib/consent/status/next-marketing-status";

/** The marketing status when one contact takes in another: whoever of the two left stays out. Safe in the browser. */
export function mergedStatus(keep: MarketingStatus, drop: MarketingStatus): MarketingStatus {
  // That the other address bounced says nothing about this one.
  if (drop !== "unsubscribed" && drop !== "complained") return keep;
  return nextMarketingStatus({ current: keep, isErased: false }, drop);
}

/** The marketing status when the two turn out to have one address: whichever of the two is further out. */
export function sameEmailStatus(keep: MarketingStatus, drop: MarketingStatus): MarketingStatus {
  return hasLeft(drop) ? nextMarketingStatus({ current: keep, isErased: false }, drop) : keep;
}
