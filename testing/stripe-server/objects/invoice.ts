import type Stripe from "stripe";
import { decimal, listAt, type Stamp } from "./stamp";

export interface InvoiceFields {
  customer: string;
  status: "draft" | "open" | "paid" | "void" | "uncollectible";
  amount?: number;
  currency?: string;
  subscription?: string | null;
  billingReason?: Stripe.Invoice.BillingReason;
  /** Is in seconds. */
  paidAt?: number;
  periodStart?: number;
  periodEnd?: number;
}

export function invoiceObject(stamp: Stamp, fields: InvoiceFields) {
  const { customer, status, amount = 1500, currency = "eur", subscription = null } = fields;
  const { periodStart = stamp.created, periodEnd = stamp.created, paidAt = stamp.created } = fields;
  const isPaid = status === "paid";
  const isFinal = status !== "draft";
  return {
    ...stamp,
    object: "invoice",
    account_country: "DE",
    account_name: "Test studio",
    account_tax_ids: null,
    amount_due: amount,
    amount_overpaid: 0,
    amount_paid: isPaid ? amount : 0,
    amount_remaining: isPaid ? 0 : amount,
    amount_shipping: 0,
    application: null,
    attempt_count: isPaid ? 1 : 0,
    attempted: isPaid,
    auto_advance: status === "draft" || status === "open",
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    automatically_finalizes_at: null,
    billing_reason: fields.billingReason ?? (subscription === null ? "manual" : "subscription_cycle"),
    collection_method: "charge_automatically",
    currency,
    custom_fields: null,
    customer,
    customer_account: null,
    customer_address: null,
    customer_email: null,
    customer_name: null,
    customer_phone: null,
    customer_shipping: null,
    customer_tax_exempt: "none",
    customer_tax_ids: [],
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    due_date: null,
    effective_at: isFinal ? stamp.created : null,
    ending_balance: isFinal ? 0 : null,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: isFinal ? `https://invoice.stripe.com/i/${stamp.id}` : null,
    invoice_pdf: isFinal ? `https://pay.stripe.com/invoice/${stamp.id}/pdf` : null,
    issuer: { type: "self" },
    last_finalization_error: null,
    latest_revision: null,
    lines: listAt(`/v1/invoices/${stamp.id}/lines`, [
      lineObject(stamp, { amount, currency, subscription, period: { start: periodStart, end: periodEnd } }),
    ]),
    metadata: {},
    next_payment_attempt: null,
    number: isFinal ? `FAREWELL-${stamp.id.replace(/^in_/, "")}` : null,
    on_behalf_of: null,
    parent: parentOf(subscription),
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_start: periodStart,
    period_end: periodEnd,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: 0,
    statement_descriptor: null,
    status,
    status_transitions: {
      finalized_at: isFinal ? stamp.created : null,
      marked_uncollectible_at: status === "uncollectible" ? stamp.created : null,
      paid_at: isPaid ? paidAt : null,
      voided_at: status === "void" ? stamp.created : null,
    },
    subtotal: amount,
    subtotal_excluding_tax: amount,
    test_clock: null,
    total: amount,
    total_discount_amounts: [],
    total_excluding_tax: amount,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: stamp.created,
  } satisfies Stripe.Invoice;
}

function parentOf(subscription: string | null): Stripe.Invoice.Parent | null {
  if (subscription === null) return null;
  return {
    quote_details: null,
    subscription_details: { metadata: {}, subscription },
    type: "subscription_details",
  };
}

interface LineFields {
  amount: number;
  currency: string;
  subscription: string | null;
  period: { start: number; end: number };
}

function lineObject({ id, livemode }: Stamp, { amount, currency, subscription, period }: LineFields) {
  return {
    id: `il_${id.replace(/^in_/, "")}`,
    object: "line_item",
    amount,
    currency,
    description: "Membership",
    discount_amounts: [],
    discountable: true,
    discounts: [],
    invoice: id,
    livemode,
    metadata: {},
    parent: null,
    period,
    pretax_credit_amounts: [],
    pricing: null,
    quantity: 1,
    quantity_decimal: decimal(1),
    subscription,
    subtotal: amount,
    taxes: [],
  } satisfies Stripe.InvoiceLineItem;
}
