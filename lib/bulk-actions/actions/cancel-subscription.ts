import { z } from "zod";
import { type ActionKind, exists } from "./action-kind";

export const cancelSubscriptionInput = z.strictObject({ do: z.literal("cancel_subscription") });

/** Cancels the subscriptions that `listLiveSubscriptions` lists. `cancelSubscriptions` carries it out. */
export const cancelSubscription: ActionKind<object> = {
  wouldChange: (db, { contactId }) =>
    exists(db, "SELECT 1 FROM subscriptions WHERE contact_id = ? AND status <> 'canceled'", contactId),
};
