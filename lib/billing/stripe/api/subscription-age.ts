import type Stripe from "stripe";

/** Seconds. A subscription that a schedule began is as old as the schedule, where that was asked for with it. */
export function madeSeconds({ created, schedule }: Stripe.Subscription): number {
  return typeof schedule === "object" && schedule ? Math.min(created, schedule.created) : created;
}
