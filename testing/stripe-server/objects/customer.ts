import type Stripe from "stripe";
import type { Stamp } from "./stamp";

export interface CustomerFields {
  email: string | null;
  name?: string | null;
  metadata?: Stripe.Metadata;
}

export function customerObject(stamp: Stamp, { email, name = null, metadata = {} }: CustomerFields) {
  return {
    ...stamp,
    object: "customer",
    address: null,
    balance: 0,
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email,
    invoice_prefix: "FAREWELL",
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    metadata,
    name,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: "none",
    test_clock: null,
  } satisfies Stripe.Customer;
}
