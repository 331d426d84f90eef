import type Stripe from "stripe";
import { idOf } from "@/lib/billing/stripe/api/id-of";
import type { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import type { PaidPart } from "@/lib/billing/stripe/mirror/reading";

/** Lists the payments of an invoice. Returns an empty list while it is not paid. */
export async function listPaidParts(api: StripeApi, invoice: Stripe.Invoice): Promise<PaidPart[]> {
  if (invoice.status !== "paid" || invoice.amount_paid <= 0) return [];
  const currency = invoice.currency.toUpperCase();
  const invoicePaidAt = invoice.status_transitions?.paid_at ?? invoice.created;
  const ties = (await listTies(api, invoice)).filter(
    ({ status }) => status !== "open" && status !== "canceled",
  );
  const parts = ties.map((tie): PaidPart => {
    const { payment_intent, charge } = tie.payment;
    const amount = ties.length === 1 ? invoice.amount_paid : (tie.amount_paid ?? 0);
    const paidAt = (tie.status_transitions?.paid_at ?? invoicePaidAt) * 1000;
    const providerPaymentId = idOf(payment_intent) ?? idOf(charge) ?? null;
    return { providerPaymentId, amount, currency, paidAt, state: undefined };
  });
  if (parts.length > 0) return parts;
  return [
    {
      providerPaymentId: null,
      amount: invoice.amount_paid,
      currency,
      paidAt: invoicePaidAt * 1000,
      state: undefined,
    },
  ];
}

async function listTies(api: StripeApi, invoice: Stripe.Invoice): Promise<Stripe.InvoicePayment[]> {
  const { id, payments } = invoice;
  if (payments && !payments.has_more) return payments.data;
  if (!id) return [];
  return (await api.listAll((page) => api.stripe.invoicePayments.list({ invoice: id, ...page }))) ?? [];
}
