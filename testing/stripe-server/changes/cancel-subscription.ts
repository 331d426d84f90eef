import { mustFind, recordChange, secondsOf } from "@/testing/stripe-server/base/events";
import type { StripeObject, StripeStore } from "@/testing/stripe-server/base/store";

/** Ends a subscription now. */
export function cancelSubscription(store: StripeStore, id: string): StripeObject {
  const now = secondsOf(store);
  const ended = {
    status: "canceled",
    canceled_at: now,
    ended_at: now,
    cancel_at_period_end: false,
    pause_collection: null,
    cancellation_details: {
      comment: null,
      feedback: null,
      feedback_option: null,
      reason: "cancellation_requested",
    },
  };
  return recordChange(store, mustFind(store, "subscription", id), ended, "customer.subscription.deleted");
}
