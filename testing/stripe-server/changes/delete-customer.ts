import { mustFind, recordChange, recordEvent, secondsOf } from "@/testing/stripe-server/base/events";
import type { StripeStore } from "@/testing/stripe-server/base/store";
import { cancelSubscription } from "./cancel-subscription";

/** Removes a customer for good. Its subscriptions and schedules end with it, and its invoices stay as they are. */
export function deleteCustomer(store: StripeStore, id: string): void {
  const customer = mustFind(store, "customer", id);
  for (const { id: subscription, status } of store.list("subscription", id))
    if (status !== "canceled" && status !== "incomplete_expired") cancelSubscription(store, subscription);
  for (const schedule of store.list("subscription_schedule", id))
    if (schedule.status === "active" || schedule.status === "not_started")
      recordChange(
        store,
        schedule,
        { status: "canceled", canceled_at: secondsOf(store) },
        "subscription_schedule.canceled",
      );
  store.markDeleted(id);
  recordEvent(store, "customer.deleted", customer);
}
