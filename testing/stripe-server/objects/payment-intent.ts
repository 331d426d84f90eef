import type Stripe from "stripe";
import type { Stamp } from "./stamp";

export interface PaymentIntentFields {
  customer: string | null;
  amount: number;
  currency?: string;
  receiptEmail?: string | null;
  latestCharge: string | null;
}

export function paymentIntentObject(stamp: Stamp, fields: PaymentIntentFields) {
  const { customer, amount, currency = "eur", receiptEmail = null, latestCharge } = fields;
  const isPaid = latestCharge !== null;
  return {
    ...stamp,
    object: "payment_intent",
    allowed_payment_method_types: null,
    amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: isPaid ? amount : 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: "automatic",
    client_secret: `${stamp.id}_secret_0`,
    confirmation_method: "automatic",
    currency,
    customer,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: latestCharge,
    managed_payments: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: isPaid ? "pm_1" : null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: ["card"],
    payment_record: null,
    processing: null,
    receipt_email: receiptEmail,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: isPaid ? "succeeded" : "requires_payment_method",
    transfer_data: null,
    transfer_group: null,
  } satisfies Stripe.PaymentIntent;
}
