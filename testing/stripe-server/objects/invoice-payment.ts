import type Stripe from "stripe";
import type { Stamp } from "./stamp";

interface InvoicePaymentFields {
  invoice: string;
  paymentIntent: string;
  amount: number;
  currency: string;
}

/** Links an invoice to the payment that paid it. */
export function invoicePaymentObject(stamp: Stamp, fields: InvoicePaymentFields) {
  const { invoice, paymentIntent, amount, currency } = fields;
  return {
    ...stamp,
    object: "invoice_payment",
    amount_paid: amount,
    amount_requested: amount,
    currency,
    invoice,
    is_default: true,
    payment: { payment_intent: paymentIntent, type: "payment_intent" },
    status: "paid",
    status_transitions: { canceled_at: null, paid_at: stamp.created },
  } satisfies Stripe.InvoicePayment;
}
