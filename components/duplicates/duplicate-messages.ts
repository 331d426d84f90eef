import type { DuplicatePair, DuplicateSide } from "@/lib/duplicates/duplicate-view";
import { countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

export const reasonLabels: Record<DuplicatePair["reason"], string> = {
  same_mailbox: "Same mailbox",
  mistyped_domain: "Mistyped domain",
  same_name_and_local_part: "Same name, other domain",
  near_email: "Same name, emails one letter apart",
  same_phone: "Same name and phone number",
};

/** Says what a contact has here, in a few words. */
export function holdingMessage(format: Formats, side: DuplicateSide): string {
  const purchases =
    side.purchaseCount === 0 ? "No purchases" : countOf(format, side.purchaseCount, "purchase", "purchases");
  return side.liveSubscriptionCount === 0
    ? purchases
    : `${purchases}, ${countOf(format, side.liveSubscriptionCount, "live subscription", "live subscriptions")}`;
}
