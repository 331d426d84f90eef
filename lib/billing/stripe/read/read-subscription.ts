import type Stripe from "stripe";
import type { StripeApi } from "@/lib/billing/stripe/api/stripe-api";

/** With all its items, however many pages they are, and the schedule that began it: it is as old as that. */
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
