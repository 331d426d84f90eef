import { and, eq, isNull, ne, or } from "drizzle-orm";
import type Stripe from "stripe";
import { takeRowIds } from "@/db/row-ids";
import { billingCustomers, contacts, purchases, subscriptions } from "@/db/schema";
import type { Transaction } from "@/db/write";
import { endAccess } from "@/lib/billing/confirmed/end-access";
import { idOf } from "@/lib/billing/stripe/api/id-of";
import type { MirrorTarget } from "./reading";
import { findOrCreateOffer } from "./stripe-offers";
import { priceOf } from "./subscription-price";
import { stateOf } from "./subscription-state";

/** Writes a subscription as Stripe shows it, and ends its purchase with it. Reading it twice changes nothing. */
export function mirrorSubscription(
  tx: Transaction,
  { siteId, account, contactId }: MirrorTarget,
  subscription: Stripe.Subscription,
  now: number,
): void {
  const state = {
    ...stateOf(subscription),
    providerAccount: account,
    providerCustomerId: idOf(subscription.customer),
    version: takeRowIds(tx),
  };
  const known = findKnown(tx, contactId, subscription.id);
  if (known)
    tx.update(subscriptions)
      .set(state)
      .where(and(eq(subscriptions.contactId, contactId), eq(subscriptions.id, known.id)))
      .run();
  const purchaseId = known?.purchaseId ?? addSubscription(tx, siteId, contactId, subscription, state, now);
  if (state.canceledAt !== null) endAccess(tx, contactId, purchaseId, state.canceledAt);
  else if (known?.status === "canceled") giveAccessBack(tx, contactId, purchaseId);
}

/**
 * Ends the subscriptions of a customer whom Stripe has deleted, whatever was read of them before. Includes older
 * rows that name no customer, when the contact has no other Stripe customer.
 */
export function endCustomer(
  tx: Transaction,
  { account, contactId }: MirrorTarget,
  customerId: string,
  now: number,
): void {
  const ofContact = and(eq(billingCustomers.contactId, contactId), eq(billingCustomers.provider, "stripe"));
  tx.update(billingCustomers)
    .set({ deletedAt: now })
    .where(
      and(ofContact, eq(billingCustomers.providerCustomerId, customerId), isNull(billingCustomers.deletedAt)),
    )
    .run();
  const isOnlyCustomer = tx.select().from(billingCustomers).where(ofContact).all().length === 1;
  const isTheirs = eq(subscriptions.providerCustomerId, customerId);
  const live = tx
    .select({ id: subscriptions.id, purchaseId: subscriptions.purchaseId })
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.contactId, contactId),
        eq(subscriptions.provider, "stripe"),
        ne(subscriptions.status, "canceled"),
        or(isNull(subscriptions.providerAccount), eq(subscriptions.providerAccount, account)),
        isOnlyCustomer ? or(isTheirs, isNull(subscriptions.providerCustomerId)) : isTheirs,
      ),
    )
    .all();
  for (const { id, purchaseId } of live) {
    tx.update(subscriptions)
      .set({
        status: "canceled",
        canceledAt: now,
        nextChargeAt: null,
        endsAt: null,
        providerAccount: account,
        providerCustomerId: customerId,
        version: takeRowIds(tx),
      })
      .where(and(eq(subscriptions.contactId, contactId), eq(subscriptions.id, id)))
      .run();
    endAccess(tx, contactId, purchaseId, now);
  }
}

function findKnown(tx: Transaction, contactId: number, providerSubscriptionId: string) {
  return tx
    .select({ id: subscriptions.id, purchaseId: subscriptions.purchaseId, status: subscriptions.status })
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.contactId, contactId),
        eq(subscriptions.provider, "stripe"),
        eq(subscriptions.providerSubscriptionId, providerSubscriptionId),
      ),
    )
    .get();
}

type State = ReturnType<typeof stateOf> & {
  providerAccount: string;
  providerCustomerId: string;
  version: number;
};

/** Adds a subscription with the purchase that it pays for, and returns the purchase's id. */
function addSubscription(
  tx: Transaction,
  siteId: number,
  contactId: number,
  subscription: Stripe.Subscription,
  state: State,
  now: number,
): number {
  const createdAt = subscription.created * 1000;
  const price = priceOf(subscription);
  const { amount, currency } = price;
  const offerId = findOrCreateOffer(tx, siteId, price, now);
  const [purchaseId, id] = [takeRowIds(tx), takeRowIds(tx)];
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
  return purchaseId;
}

/** Restores access to a purchase whose subscription was taken to be over, when Stripe shows that it is not. */
function giveAccessBack(tx: Transaction, contactId: number, purchaseId: number): void {
  tx.update(purchases)
    .set({ revokedAt: null })
    .where(
      and(eq(purchases.contactId, contactId), eq(purchases.id, purchaseId), eq(purchases.kind, "bought")),
    )
    .run();
}
