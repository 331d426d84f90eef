import type Stripe from "stripe";
import type { subscriptionStatuses } from "@/db/schema";
import { priceOf } from "./subscription-price";

type Status = (typeof subscriptionStatuses)[number];

const statuses: Record<string, Status> = {
  active: "active",
  trialing: "trialing",
  past_due: "past_due",
  unpaid: "unpaid",
  paused: "paused",
  incomplete: "unpaid",
  incomplete_expired: "canceled",
  canceled: "canceled",
};

/** Lists statuses in which Stripe attempts no payment. As things stand, no charge comes next. */
const uncharged: readonly Status[] = ["paused", "unpaid", "canceled"];

/** Returns the columns of a subscription as Stripe shows it. Treats an unknown status as one that bills. */
export function stateOf(subscription: Stripe.Subscription) {
  const { amount, currency, interval, intervalCount, ...price } = priceOf(subscription);
  const status = statusOf(subscription);
  const endsAt = status === "canceled" ? null : endOf(subscription);
  const isChargedNext =
    !uncharged.includes(status) && (endsAt === null || (price.nextChargeAt ?? endsAt) < endsAt);
  return {
    status,
    amount,
    currency,
    interval,
    intervalCount,
    periodStartAt: price.periodStartAt,
    periodEndAt: price.periodEndAt,
    nextChargeAt: isChargedNext ? price.nextChargeAt : null,
    endsAt,
    canceledAt:
      status === "canceled"
        ? (subscription.ended_at ?? subscription.canceled_at ?? subscription.created) * 1000
        : null,
  };
}

/** Returns a label for a subscription that can still charge, or undefined when it is over. */
export function liveSubscription(subscription: Stripe.Subscription): string | undefined {
  if (statusOf(subscription) === "canceled") return undefined;
  return `1 ${subscription.status.replaceAll("_", " ")} subscription`;
}

/**
 * Returns the status to store. Stripe reports a subscription with paused collection as active, but it charges
 * nothing.
 */
function statusOf(subscription: Stripe.Subscription): Status {
  const status = statuses[subscription.status] ?? "active";
  return subscription.pause_collection && status !== "canceled" ? "paused" : status;
}

function endOf(subscription: Stripe.Subscription): number | null {
  if (typeof subscription.cancel_at === "number") return subscription.cancel_at * 1000;
  if (!subscription.cancel_at_period_end) return null;
  return Math.max(...subscription.items.data.map((item) => item.current_period_end)) * 1000;
}
