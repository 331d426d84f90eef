import type Stripe from "stripe";
import type { StripeApi } from "@/lib/billing/stripe/api/stripe-api";

/**
 * Reads a subscription with all its items, across all pages, and with the schedule that began it, because it is as
 * old as the schedule.
 */
export async function readSubscription(api: StripeApi, id: string): Promise<Stripe.Subscription | undefined> {
  const subscription = await api.call(() => api.stripe.subscriptions.retrieve(id, { expand: ["schedule"] }));
  return subscription && withAllItems(api, subscription);
}

export async function withAllItems(
  api: StripeApi,
  subscription: Stripe.Subscription,
): Promise<Stripe.Subscription> {
  if (!subscription.items.has_more) return subscription;
  const data = await api.listAll((page) =>
    api.stripe.subscriptionItems.list({ subscription: subscription.id, ...page }),
  );
  return data ? { ...subscription, items: { ...subscription.items, data, has_more: false } } : subscription;
}
