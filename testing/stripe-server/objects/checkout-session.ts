import type Stripe from "stripe";
import type { Stamp } from "./stamp";

export interface CheckoutFields {
  /** Is null for a guest, who has only an `email`. */
  customer: string | null;
  email: string | null;
  name?: string | null;
  mode?: "payment" | "subscription";
  amount?: number;
  currency?: string;
  paymentIntent?: string | null;
  subscription?: string | null;
  invoice?: string | null;
  status?: "open" | "complete" | "expired";
  /** Is true when they selected the checkbox for promotions. */
  optsIn: boolean;
}

export function checkoutSessionObject(stamp: Stamp, fields: CheckoutFields) {
  const { customer, email, name = null, mode = "payment", amount = 1500, currency = "eur" } = fields;
  const { paymentIntent = null, subscription = null, invoice = null, status = "complete" } = fields;
  const noTax = { enabled: false, liability: null, provider: null, status: null };
  return {
    ...stamp,
    object: "checkout.session",
    adaptive_pricing: { enabled: true },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: null,
    amount_subtotal: amount,
    amount_total: amount,
    automatic_tax: noTax,
    billing_address_collection: null,
    cancel_url: null,
    client_reference_id: null,
    client_secret: null,
    collected_information: null,
    consent: { promotions: fields.optsIn ? "opt_in" : null, terms_of_service: null },
    consent_collection: {
      payment_method_reuse_agreement: null,
      promotions: "auto",
      terms_of_service: "none",
    },
    currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer,
    customer_account: null,
    customer_creation: mode === "payment" ? "if_required" : "always",
    customer_details: {
      address: null,
      business_name: null,
      email,
      individual_name: null,
      name,
      phone: null,
      tax_exempt: "none",
      tax_ids: [],
    },
    customer_email: null,
    discounts: [],
    expires_at: stamp.created + 86_400,
    integration_identifier: null,
    invoice,
    invoice_creation: null,
    locale: null,
    managed_payments: null,
    metadata: {},
    mode,
    origin_context: null,
    payment_intent: paymentIntent,
    payment_link: null,
    payment_method_collection: mode === "payment" ? "if_required" : "always",
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ["card"],
    payment_status: status === "complete" ? "paid" : "unpaid",
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status,
    submit_type: null,
    subscription,
    success_url: "https://example.com/thanks",
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: "hosted_page",
    url: null,
    wallet_options: null,
  } satisfies Stripe.Checkout.Session;
}
