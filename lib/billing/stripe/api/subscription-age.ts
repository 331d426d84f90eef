import type Stripe from "stripe";

/**
 * Returns the creation time in seconds. A subscription that a schedule began is as old as the schedule, when
 * `schedule` was expanded.
 */
export function madeSeconds({ created, schedule }: Stripe.Subscription): number {
  return typeof schedule === "object" && schedule ? Math.min(created, schedule.created) : created;
}
