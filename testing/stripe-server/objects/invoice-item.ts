import type Stripe from "stripe";
import { decimal, type Stamp } from "./stamp";

export interface InvoiceItemFields {
  customer: string;
  amount?: number;
  currency?: string;
  invoice?: string | null;
}

export function invoiceItemObject(stamp: Stamp, fields: InvoiceItemFields) {
  const { customer, amount = 500, currency = "eur", invoice = null } = fields;
  const { created, ...identity } = stamp;
  return {
    ...identity,
    object: "invoiceitem",
    amount,
    currency,
    customer,
    customer_account: null,
    date: created,
    description: "Extra",
    discountable: true,
    discounts: [],
    invoice,
    metadata: {},
    net_amount: amount,
    parent: null,
    period: { start: created, end: created },
    pricing: null,
    proration: false,
    quantity: 1,
    quantity_decimal: decimal(1),
    tax_rates: [],
    test_clock: null,
  } satisfies Stripe.InvoiceItem;
}
