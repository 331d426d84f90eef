import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";
import type { BroadcastTarget } from "./broadcast-target";

export const subscribedOnly: ContactFilter = { status: "subscribed" };

/** Matches whom a target means that is neither a segment nor selected by hand. Only the subscribed of them get it. */
export const targetFilters: Record<"subscribed" | "customers", ContactFilter> = {
  subscribed: subscribedOnly,
  customers: { where: { match: "all", rules: [{ field: "customer", is: "yes" }] } },
};

/** Returns the stored target of a broadcast; null when none is chosen. */
export function targetOf(stored: string | null): BroadcastTarget | null {
  return stored === null ? null : (JSON.parse(stored) as BroadcastTarget);
}
