import * as schema from "../schema";
import type { DemoOffer } from "./catalogue";
import { insertRow } from "./insert-row";
import type { Story } from "./story";
import { addMonths, day } from "./timeline";

type Status = (typeof schema.subscriptionStatuses)[number];

const trialDays = 14;

/**
 * Adds a recurring purchase at the built-in provider with every charge so far. Trials have none yet, past due and
 * unpaid ones end in a failed one, paused and canceled ones stopped on the way.
 */
export function addSubscription(story: Story, offer: DemoOffer, status: Status): void {
  const { tx, contactId, random, now, lead } = story;
  const { amount, currency } = offer;
  const interval = offer.interval ?? "month";
  const months = interval === "year" ? 12 : 1;
  const earliest = status === "trialing" ? Math.max(lead.createdAt, now - trialDays * day) : lead.createdAt;
  const isAtArrival = lead.source === "checkout" && status !== "trialing";
  const createdAt = story.did(isAtArrival ? earliest : story.momentAfter(earliest));
  const stoppedAt = status === "paused" || status === "canceled" ? random.between(createdAt, now) : null;
  const canceledAt = status === "canceled" && stoppedAt !== null ? story.did(stoppedAt) : null;

  const chargesAt: number[] = [];
  let nextAt = status === "trialing" ? createdAt + trialDays * day : createdAt;
  for (let charge = 1; nextAt <= (stoppedAt ?? now); charge += 1) {
    chargesAt.push(nextAt);
    nextAt = addMonths(createdAt, charge * months);
  }

  const purchaseId = story.nextId();
  const id = story.nextId();
  const purchase = { contactId, id: purchaseId, offerId: offer.id, kind: "bought" as const };
  const books = { id: `local_${id}`, status: canceledAt === null ? "active" : "canceled" } as const;
  insertRow(tx, schema.purchases, { ...purchase, amount, currency, createdAt, revokedAt: canceledAt });
  insertRow(tx, schema.localProviderSubscriptions, { ...books, canceledAt });
  insertRow(tx, schema.subscriptions, {
    contactId,
    id,
    purchaseId,
    provider: "local",
    providerSubscriptionId: books.id,
    status,
    amount,
    currency,
    interval,
    nextChargeAt: nextChargeAt(story, status, nextAt),
    createdAt,
    canceledAt,
  });
  insertRow(tx, schema.billingCustomers, {
    contactId,
    provider: "local",
    providerCustomerId: `local_customer_${id}`,
    createdAt,
  });
  for (const [at, chargedAt] of chargesAt.entries()) {
    const isUnpaid = at === chargesAt.length - 1 && (status === "past_due" || status === "unpaid");
    const fate = isUnpaid ? "failed" : random.weighted(chargeFates);
    const payment = { contactId, purchaseId, id: story.nextId(), amount, currency };
    insertRow(tx, schema.payments, {
      ...payment,
      status: fate,
      providerPaymentId: fate === "paid" ? `local_payment_${payment.id}` : null,
      createdAt: chargedAt,
    });
    if (!isUnpaid && story.lead.extent !== "everything") continue;
    const invoiceId = story.nextId();
    insertRow(tx, schema.invoices, {
      contactId,
      id: invoiceId,
      provider: "local",
      providerInvoiceId: `local_invoice_${invoiceId}`,
      status: isUnpaid ? "open" : "paid",
      amount,
      currency,
      createdAt: chargedAt,
    });
  }
}

const chargeFates = [
  ["paid", 96],
  ["refunded", 2],
  ["failed", 2],
] as const;

function nextChargeAt(story: Story, status: Status, nextAt: number): number | null {
  if (status === "active" || status === "trialing") return nextAt;
  return status === "past_due" ? story.now + story.random.between(1, 4) * day : null;
}
