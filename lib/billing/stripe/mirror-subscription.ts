import { and, eq } from "drizzle-orm";
import type Stripe from "stripe";
import { takeRowIds } from "@/db/row-ids";
import { contacts, purchases, type subscriptionStatuses, subscriptions } from "@/db/schema";
import type { Transaction } from "@/db/write";
import { findOrCreateOffer } from "./stripe-offers";

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

/** Writes a subscription as Stripe shows it now. Reading the same twice changes nothing. */
export function mirrorSubscription(
  tx: Transaction,
  siteId: number,
  contactId: number,
  subscription: Stripe.Subscription,
  now: number,
): void {
  const price = priceOf(subscription);
  // A status that is not known yet is taken to bill: better asked about once too often.
  const status = statuses[subscription.status] ?? "active";
  const isOver = status === "canceled";
  const state = {
    status,
    amount: price.amount,
    currency: price.currency,
    interval: price.interval,
    nextChargeAt: isOver ? null : price.periodEndAt,
    canceledAt: isOver ? (subscription.canceled_at ?? subscription.created) * 1000 : null,
  };
  const known = tx
    .select({ contactId: subscriptions.contactId, id: subscriptions.id })
    .from(subscriptions)
    .where(
      and(eq(subscriptions.provider, "stripe"), eq(subscriptions.providerSubscriptionId, subscription.id)),
    )
    .get();
  if (known) {
    if (known.contactId !== contactId) return;
    tx.update(subscriptions)
      .set(state)
      .where(and(eq(subscriptions.contactId, contactId), eq(subscriptions.id, known.id)))
      .run();
    return;
  }
  const createdAt = subscription.created * 1000;
  const offerId = findOrCreateOffer(tx, siteId, price, now);
  const [purchaseId, id] = [takeRowIds(tx), takeRowIds(tx)];
  const { amount, currency } = price;
  tx.insert(purchases)
    .values({ contactId, id: purchaseId, offerId, kind: "bought", amount, currency, createdAt })
    .run();
  tx.insert(subscriptions)
    .values({
      contactId,
      id,
      purchaseId,
      provider: "stripe",
      providerSubscriptionId: subscription.id,
      createdAt,
      ...state,
    })
    .run();
  tx.update(contacts).set({ isCustomer: true, updatedAt: now }).where(eq(contacts.id, contactId)).run();
}

interface Price {
  name: string;
  /** Minor units each `interval`. */
  amount: number;
  currency: string;
  interval: "month" | "year";
  periodEndAt: number | null;
}

const perMonth = { day: 365 / 12, week: 365 / 7 / 12, month: 1 };

/** What all items cost together; days and weeks are counted as their share of a month. */
function priceOf(subscription: Stripe.Subscription): Price {
  const items = subscription.items.data;
  const [first] = items;
  const isYearly = first?.price.recurring?.interval === "year";
  const amounts = items.map(({ price, quantity }) => {
    const each = (price.unit_amount ?? 0) * (quantity ?? 1);
    const { interval = "month", interval_count: count = 1 } = price.recurring ?? {};
    if (interval === "year") return each / count / (isYearly ? 1 : 12);
    return (each * (perMonth[interval as keyof typeof perMonth] ?? 1) * (isYearly ? 12 : 1)) / count;
  });
  const ends = items.map((item) => item.current_period_end).filter((end) => typeof end === "number");
  return {
    name: first?.price.nickname ?? "Subscription",
    amount: Math.round(amounts.reduce((sum, amount) => sum + amount, 0)),
    currency: (first?.price.currency ?? "usd").toUpperCase(),
    interval: isYearly ? "year" : "month",
    periodEndAt: ends.length > 0 ? Math.min(...ends) * 1000 : null,
  };
}
