import type { MarketingStatus } from "@/lib/consent/marketing-status";
import { hasLeft, statusOnArrival } from "@/lib/consent/next-marketing-status";

/** The marketing status when one contact takes in another: whoever of the two left stays out. Safe in the browser. */
export function mergedStatus(keep: MarketingStatus, drop: MarketingStatus): MarketingStatus {
  // That the other address bounced says nothing about this one.
  if (drop !== "unsubscribed" && drop !== "complained") return keep;
  return statusOnArrival({ current: keep, isErased: false }, drop);
}

/** The marketing status when the two turn out to have one address: whichever of the two is further out. */
export function sameAddressStatus(keep: MarketingStatus, drop: MarketingStatus): MarketingStatus {
  return hasLeft(drop) ? statusOnArrival({ current: keep, isErased: false }, drop) : keep;
}
