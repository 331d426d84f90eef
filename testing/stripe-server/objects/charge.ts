import type Stripe from "stripe";
import type { Stamp } from "./stamp";

export interface ChargeFields {
  customer: string | null;
  amount: number;
  currency?: string;
  paymentIntent: string | null;
  receiptEmail?: string | null;
  billingEmail?: string | null;
  billingName?: string | null;
}

export function chargeObject(stamp: Stamp, fields: ChargeFields) {
  const { customer, amount, currency = "eur", paymentIntent } = fields;
  const { receiptEmail = null, billingEmail = null, billingName = null } = fields;
  return {
    ...stamp,
    object: "charge",
    amount,
    amount_captured: amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { address: null, email: billingEmail, name: billingName, phone: null, tax_id: null },
    calculated_statement_descriptor: "TEST STUDIO",
    captured: true,
    currency,
    customer,
    description: null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    metadata: {},
    on_behalf_of: null,
    outcome: {
      advice_code: null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: "approved_by_network",
      reason: null,
      seller_message: "Payment complete.",
      type: "authorized",
    },
    paid: true,
    payment_intent: paymentIntent,
    payment_method: "pm_1",
    payment_method_details: null,
    receipt_email: receiptEmail,
    receipt_number: null,
    receipt_url: `https://pay.stripe.com/receipts/${stamp.id}`,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: "succeeded",
    transfer_data: null,
    transfer_group: null,
  } satisfies Stripe.Charge;
}
