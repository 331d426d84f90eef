import type Stripe from "stripe";
import { mustFind, recordChange, secondsOf } from "@/testing/stripe-server/base/events";
import type { StripeObject, StripeStore } from "@/testing/stripe-server/base/store";

export interface SubscriptionChange {
  status?: Stripe.Subscription.Status;
  cancelAtPeriodEnd?: boolean;
  /** Is in seconds. Null removes the planned end. */
  cancelAt?: number | null;
  pausesCollection?: boolean;
}

/** Plans a subscription's end (with its period or at a time), pauses its collection, or changes its status. */
export function changeSubscription(
  store: StripeStore,
  id: string,
  { status, cancelAtPeriodEnd, cancelAt, pausesCollection }: SubscriptionChange,
): StripeObject {
  const subscription = mustFind(store, "subscription", id);
  const endsAt = cancelAtPeriodEnd ? periodEndOf(subscription) : (cancelAt ?? null);
  const isEndChanged = cancelAtPeriodEnd !== undefined || cancelAt !== undefined;
  const fields = {
    ...(status && { status }),
    ...(isEndChanged && {
      cancel_at: endsAt,
      cancel_at_period_end: cancelAtPeriodEnd ?? false,
      canceled_at: endsAt === null ? null : secondsOf(store),
    }),
    ...(pausesCollection !== undefined && {
      pause_collection: pausesCollection ? { behavior: "void", resumes_at: null } : null,
    }),
  };
  return recordChange(store, subscription, fields, "customer.subscription.updated");
}

export interface Item {
  current_period_start: number;
  current_period_end: number;
  quantity?: number;
  price: {
    unit_amount: number;
    currency: string;
    recurring: { interval: "day" | "week" | "month" | "year"; interval_count: number };
  };
}

/** Returns the items of a stored subscription with their types, which the stored object lacks. */
export function itemsOf({ items }: StripeObject): Item[] {
  const { data } = items as { data: Item[] };
  return data;
}

function periodEndOf(subscription: StripeObject): number {
  return Math.max(...itemsOf(subscription).map((item) => item.current_period_end));
}
