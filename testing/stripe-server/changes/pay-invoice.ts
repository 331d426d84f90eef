import { mustFind, recordChange, recordEvent, secondsOf, stampOf } from "@/testing/stripe-server/base/events";
import type { StripeObject, StripeStore } from "@/testing/stripe-server/base/store";
import { invoicePaymentObject } from "../objects/invoice-payment";
import { makePayment } from "./make-payment";

/** Pays the open rest of an invoice with a new payment, and returns the invoice. */
export function payInvoice(store: StripeStore, id: string): StripeObject {
  const invoice = mustFind(store, "invoice", id);
  const { customer, currency, amount_due: due, amount_remaining: left } = invoice;
  const payment = { customer: String(customer), amount: Number(left), currency: String(currency) };
  tieToInvoice(store, id, makePayment(store, payment));
  const now = secondsOf(store);
  const transitions = invoice.status_transitions as { finalized_at: number | null };
  const paid = {
    status: "paid",
    amount_paid: due,
    amount_remaining: 0,
    attempted: true,
    attempt_count: 1,
    status_transitions: { ...transitions, finalized_at: transitions.finalized_at ?? now, paid_at: now },
  };
  return recordChange(store, invoice, paid, "invoice.updated", "invoice.paid", "invoice.payment_succeeded");
}

export function tieToInvoice(
  store: StripeStore,
  invoice: string,
  payment: StripeObject,
  { created, event = true }: { created?: number; event?: boolean } = {},
): void {
  const fields = { amount: Number(payment.amount), currency: String(payment.currency) };
  const tie = invoicePaymentObject(stampOf(store, "inpay", created), {
    invoice,
    paymentIntent: payment.id,
    ...fields,
  });
  store.put(tie);
  if (event) recordEvent(store, "invoice_payment.paid", tie, { created });
}
