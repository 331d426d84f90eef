import { and, eq, sql } from "drizzle-orm";
import type Stripe from "stripe";
import { takeRowIds } from "@/db/row-ids";
import { contacts, invoices, payments, purchases, revenueDaily, subscriptions } from "@/db/schema";
import type { Transaction } from "@/db/write";
import { findOrCreateOffer } from "./stripe-offers";

/** Writes an invoice as Stripe shows it now, and its payment once it is paid. Reading the same twice changes nothing. */
export function mirrorInvoice(
  tx: Transaction,
  siteId: number,
  contactId: number,
  invoice: Stripe.Invoice,
  now: number,
): void {
  if (!invoice.id || !invoice.status) return;
  const currency = invoice.currency.toUpperCase();
  const status = invoice.status as typeof invoices.$inferInsert.status;
  const known = tx
    .select({ contactId: invoices.contactId, id: invoices.id, status: invoices.status })
    .from(invoices)
    .where(and(eq(invoices.provider, "stripe"), eq(invoices.providerInvoiceId, invoice.id)))
    .get();
  if (known && known.contactId !== contactId) return;
  if (known) {
    tx.update(invoices)
      .set({ status, amount: invoice.amount_remaining })
      .where(and(eq(invoices.contactId, contactId), eq(invoices.id, known.id)))
      .run();
  } else {
    tx.insert(invoices)
      .values({
        contactId,
        id: takeRowIds(tx),
        provider: "stripe",
        providerInvoiceId: invoice.id,
        status,
        amount: invoice.amount_remaining,
        currency,
        createdAt: invoice.created * 1000,
      })
      .run();
  }
  const isNewlyPaid = status === "paid" && known?.status !== "paid" && invoice.amount_paid > 0;
  if (isNewlyPaid) addPayment(tx, siteId, contactId, invoice, currency, now);
}

function addPayment(
  tx: Transaction,
  siteId: number,
  contactId: number,
  invoice: Stripe.Invoice,
  currency: string,
  now: number,
): void {
  const amount = invoice.amount_paid;
  const paidAt = (invoice.status_transitions?.paid_at ?? invoice.created) * 1000;
  const purchaseId =
    findPurchase(tx, contactId, subscriptionOf(invoice)) ??
    addPurchase(tx, siteId, contactId, { amount, currency, createdAt: paidAt }, now);
  const providerPaymentId = paymentOf(invoice);
  tx.insert(payments)
    .values({
      contactId,
      purchaseId,
      id: takeRowIds(tx),
      amount,
      currency,
      status: "paid",
      providerPaymentId,
      createdAt: paidAt,
    })
    .run();
  tx.insert(revenueDaily)
    .values({
      siteId,
      day: new Date(paidAt).toISOString().slice(0, 10),
      currency,
      gross: amount,
      refunded: 0,
      paymentCount: 1,
    })
    .onConflictDoUpdate({
      target: [revenueDaily.siteId, revenueDaily.day, revenueDaily.currency],
      set: {
        gross: sql`${revenueDaily.gross} + excluded.gross`,
        paymentCount: sql`${revenueDaily.paymentCount} + 1`,
      },
    })
    .run();
  tx.update(contacts)
    .set({
      isCustomer: true,
      updatedAt: now,
      lastActivityAt: sql`max(${contacts.lastActivityAt}, ${paidAt})`,
    })
    .where(eq(contacts.id, contactId))
    .run();
}

function findPurchase(
  tx: Transaction,
  contactId: number,
  subscriptionId: string | undefined,
): number | undefined {
  if (subscriptionId === undefined) return undefined;
  return tx
    .select({ purchaseId: subscriptions.purchaseId })
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.contactId, contactId),
        eq(subscriptions.provider, "stripe"),
        eq(subscriptions.providerSubscriptionId, subscriptionId),
      ),
    )
    .get()?.purchaseId;
}

function addPurchase(
  tx: Transaction,
  siteId: number,
  contactId: number,
  price: { amount: number; currency: string; createdAt: number },
  now: number,
): number {
  const offerId = findOrCreateOffer(tx, siteId, { name: "Invoice", interval: null, ...price }, now);
  const id = takeRowIds(tx);
  tx.insert(purchases)
    .values({ contactId, id, offerId, kind: "bought", ...price })
    .run();
  return id;
}

function subscriptionOf(invoice: Stripe.Invoice): string | undefined {
  const subscription = invoice.parent?.subscription_details?.subscription;
  return typeof subscription === "string" ? subscription : subscription?.id;
}

function paymentOf(invoice: Stripe.Invoice): string | null {
  for (const { payment } of invoice.payments?.data ?? []) {
    const intent = payment.payment_intent;
    if (intent) return typeof intent === "string" ? intent : intent.id;
    const charge = payment.charge;
    if (charge) return typeof charge === "string" ? charge : charge.id;
  }
  return null;
}
