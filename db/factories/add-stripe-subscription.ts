import { takeRowIds } from "../row-ids";
import * as schema from "../schema";
import type { Transaction } from "../write";
import type { Catalogue } from "./create-catalogue";
import { factoryNow as createdAt } from "./create-site";

interface AtStripe {
  catalogue: Catalogue;
  contactId: number;
  customer: string;
  subscriptions: string[];
  /** Is the payment of the first subscription's current period. */
  payment?: string;
}

/** Adds a contact's Stripe customer with monthly subscriptions, in the form in which they are read from Stripe. */
export function addStripeSubscription(
  tx: Transaction,
  { catalogue, contactId, customer, subscriptions, payment }: AtStripe,
): void {
  tx.insert(schema.billingCustomers)
    .values({ contactId, provider: "stripe", providerCustomerId: customer, createdAt })
    .run();
  const price = { amount: 1_500, currency: "EUR" };
  for (const [at, providerSubscriptionId] of subscriptions.entries()) {
    const [purchaseId, id] = [takeRowIds(tx), takeRowIds(tx)];
    tx.insert(schema.purchases)
      .values({
        contactId,
        id: purchaseId,
        offerId: catalogue.monthlyOfferId,
        kind: "bought",
        ...price,
        createdAt,
      })
      .run();
    tx.insert(schema.subscriptions)
      .values({
        contactId,
        id,
        purchaseId,
        provider: "stripe",
        providerSubscriptionId,
        status: "active",
        interval: "month",
        ...price,
        nextChargeAt: createdAt + 12 * 86_400_000,
        createdAt,
      })
      .run();
    if (at > 0 || payment === undefined) continue;
    tx.insert(schema.payments)
      .values({
        contactId,
        purchaseId,
        id: takeRowIds(tx),
        ...price,
        status: "paid",
        providerPaymentId: payment,
        createdAt,
      })
      .run();
  }
}
