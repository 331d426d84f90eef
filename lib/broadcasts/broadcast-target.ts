import { z } from "zod";
import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";

/**
 * Says whom a draft is for, and never names a person. A segment is looked up when the broadcast starts; `selected`
 * are the contacts that a dialog has frozen as its recipients.
 */
export const broadcastTarget = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("subscribed") }),
  z.strictObject({ kind: z.literal("customers") }),
  z.strictObject({ kind: z.literal("segment"), segmentId: z.number().int().positive() }),
  z.strictObject({ kind: z.literal("selected") }),
]);
export type BroadcastTarget = z.infer<typeof broadcastTarget>;

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
