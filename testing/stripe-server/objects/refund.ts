import type Stripe from "stripe";
import type { Stamp } from "./stamp";

export interface RefundFields {
  charge: string;
  paymentIntent: string | null;
  amount: number;
  currency: string;
  customer?: string | null;
  reason?: Stripe.Refund.Reason | null;
  metadata?: Stripe.Metadata;
}

/** Returns a refund, which has no `livemode` in Stripe's API. */
export function refundObject({ id, created }: Stamp, fields: RefundFields) {
  const { charge, paymentIntent, amount, currency, customer = null, reason = null, metadata = {} } = fields;
  return {
    id,
    object: "refund",
    amount,
    balance_transaction: null,
    charge,
    created,
    currency,
    customer,
    customer_account: null,
    destination_details: { card: { type: "refund" }, type: "card" },
    metadata,
    payment_intent: paymentIntent,
    payment_method: null,
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: "succeeded",
    transfer_reversal: null,
  } satisfies Stripe.Refund;
}
