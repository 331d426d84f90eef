import type { StripeObject, StripeStore } from "./store";

const created = Math.floor(Date.UTC(2026, 0, 1) / 1000);
let made = 0;

function put(
  store: StripeStore,
  object: string,
  prefix: string,
  fields: Record<string, unknown>,
): StripeObject {
  made += 1;
  const object_ = {
    id: `${prefix}_${made}x${process.pid}`,
    object,
    created,
    livemode: false,
    metadata: {},
    ...fields,
  };
  store.put(object_);
  return object_;
}

export function seedCustomer(
  store: StripeStore,
  { email, name }: { email: string; name: string },
): StripeObject {
  return put(store, "customer", "cus", { email, name });
}

/** A checkout that was completed; `optsIn` when its box about promotions was ticked. */
export function seedCheckout(store: StripeStore, customer: string, optsIn: boolean): StripeObject {
  const consent = { promotions: optsIn ? "opt_in" : null, terms_of_service: null };
  return put(store, "checkout.session", "cs", { customer, status: "complete", consent });
}

interface Price {
  amount?: number;
  currency?: string;
  status?: string;
  /** Seconds. */
  periodStart?: number;
  periodEnd?: number;
}

export function seedSubscription(store: StripeStore, customer: string, price: Price = {}): StripeObject {
  const { amount = 1500, currency = "eur", status = "active" } = price;
  const { periodStart = created, periodEnd = created + 31 * 86_400 } = price;
  return put(store, "subscription", "sub", {
    customer,
    status,
    canceled_at: null,
    cancel_at_period_end: false,
    items: {
      object: "list",
      has_more: false,
      data: [
        {
          id: `si_${made}`,
          object: "subscription_item",
          current_period_start: periodStart,
          current_period_end: periodEnd,
          price: {
            id: "price_1",
            object: "price",
            unit_amount: amount,
            currency,
            product: "prod_1",
            nickname: "Membership",
            recurring: { interval: "month", interval_count: 1 },
          },
        },
      ],
    },
  });
}

export function seedInvoice(
  store: StripeStore,
  customer: string,
  fields: {
    status: "draft" | "open" | "paid";
    amount?: number;
    subscription?: string;
    paymentIntent?: string;
  },
): StripeObject {
  const { status, amount = 1500, subscription, paymentIntent } = fields;
  return put(store, "invoice", "in", {
    customer,
    status,
    amount_due: amount,
    amount_paid: status === "paid" ? amount : 0,
    amount_remaining: status === "paid" ? 0 : amount,
    currency: "eur",
    status_transitions: { paid_at: status === "paid" ? created : null },
    parent: subscription ? { type: "subscription_details", subscription_details: { subscription } } : null,
    payments: paymentIntent
      ? {
          object: "list",
          has_more: false,
          data: [
            { object: "invoice_payment", payment: { type: "payment_intent", payment_intent: paymentIntent } },
          ],
        }
      : { object: "list", has_more: false, data: [] },
  });
}

export function seedPaymentIntent(store: StripeStore, customer: string, amount: number): StripeObject {
  return put(store, "payment_intent", "pi", {
    customer,
    amount,
    amount_received: amount,
    currency: "eur",
    status: "succeeded",
  });
}

export function seedInvoiceItem(store: StripeStore, customer: string): StripeObject {
  return put(store, "invoiceitem", "ii", { customer, amount: 500, currency: "eur", invoice: null });
}

export function seedSchedule(store: StripeStore, customer: string): StripeObject {
  return put(store, "subscription_schedule", "sub_sched", {
    customer,
    status: "not_started",
    subscription: null,
  });
}
