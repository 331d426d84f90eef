import { and, eq } from "drizzle-orm";
import type Stripe from "stripe";
import { takeRowIds } from "@/db/row-ids";
import { invoiceStatuses, invoices, subscriptions } from "@/db/schema";
import type { Transaction } from "@/db/write";
import { idOf } from "@/lib/billing/stripe/api/id-of";
import { addPayment, addPurchase, updatePayment } from "./mirror-payment";
import type { MirrorTarget, PaidPart } from "./reading";

/** Writes an invoice as Stripe shows it, and its payments once it is paid. Reading it twice changes nothing. */
export function mirrorInvoice(
  tx: Transaction,
  target: MirrorTarget,
  invoice: Stripe.Invoice,
  paid: PaidPart[],
  now: number,
): void {
  const status = invoiceStatuses.find((known) => known === invoice.status);
  if (!invoice.id || !status) return;
  const { contactId, account } = target;
  const known = tx
    .select({ id: invoices.id, status: invoices.status })
    .from(invoices)
    .where(
      and(
        eq(invoices.contactId, contactId),
        eq(invoices.provider, "stripe"),
        eq(invoices.providerInvoiceId, invoice.id),
      ),
    )
    .get();
  const state = {
    status,
    amount: invoice.amount_remaining,
    providerAccount: account,
    version: takeRowIds(tx),
  };
  if (known)
    tx.update(invoices)
      .set(state)
      .where(and(eq(invoices.contactId, contactId), eq(invoices.id, known.id)))
      .run();
  else
    tx.insert(invoices)
      .values({
        contactId,
        id: takeRowIds(tx),
        provider: "stripe",
        providerInvoiceId: invoice.id,
        currency: invoice.currency.toUpperCase(),
        createdAt: invoice.created * 1000,
        ...state,
      })
      .run();
  const unknown = paid.filter((part) => !updatePayment(tx, target, part, now));
  if (known?.status === "paid" || unknown.length === 0) return;
  const [first] = unknown;
  const purchaseId =
    findPurchase(tx, contactId, idOf(invoice.parent?.subscription_details?.subscription)) ??
    (first && addPurchase(tx, target, { ...first, amount: invoice.amount_paid }, "Invoice", now));
  if (purchaseId !== undefined)
    for (const part of unknown) addPayment(tx, target, purchaseId, { ...part, invoiceId: invoice.id }, now);
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
