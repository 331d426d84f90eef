import { mustFind, recordChange, recordEvent, stampOf } from "@/testing/stripe-server/base/events";
import type { StripeObject, StripeStore } from "@/testing/stripe-server/base/store";
import { subscriptionObject } from "../objects/subscription";

/** Starts a scheduled subscription now, as when its start day comes. Returns the subscription. */
export function startSchedule(store: StripeStore, id: string): StripeObject {
  const schedule = mustFind(store, "subscription_schedule", id);
  const stamp = stampOf(store, "sub");
  const fields = { customer: String(schedule.customer), items: [{}], schedule: id };
  const subscription = store.put(subscriptionObject(stamp, fields));
  recordEvent(store, "customer.subscription.created", subscription);
  const phase = { start_date: stamp.created, end_date: stamp.created + 30 * 86_400 };
  const started = { status: "active", subscription: subscription.id, current_phase: phase };
  recordChange(store, schedule, started, "subscription_schedule.updated");
  return subscription;
}
