import { type EventType, newId, recordEvent, stampOf } from "./base/events";
import { createdOf, type StripeObject, type StripeStore } from "./base/store";
import { makePayment, type Payment } from "./changes/make-payment";
import { tieToInvoice } from "./changes/pay-invoice";
import { type CheckoutFields, checkoutSessionObject } from "./objects/checkout-session";
import { type CustomerFields, customerObject } from "./objects/customer";
import { type InvoiceFields, invoiceObject } from "./objects/invoice";
import { type InvoiceItemFields, invoiceItemObject } from "./objects/invoice-item";
import { lineItemObject } from "./objects/line-item";
import type { PricedItem } from "./objects/price";
import { type ScheduleFields, scheduleObject } from "./objects/schedule";
import { type SubscriptionFields, subscriptionObject } from "./objects/subscription";

const firstDay = Math.floor(Date.UTC(2026, 0, 1) / 1000);

/** Says when an object was created and whether an event reports it. The event is as old as the object. */
export interface Seeded {
  /** Is in seconds. Defaults to the first day of 2026. */
  created?: number;
  /** Leaves no event when false, as if the object were too old for events. */
  event?: boolean;
}

function put(
  store: StripeStore,
  object: StripeObject,
  { event = true }: Seeded,
  ...types: EventType[]
): StripeObject {
  const stored = store.put(object);
  if (event) for (const type of types) recordEvent(store, type, stored, { created: createdOf(stored) });
  return stored;
}

/** Adds a customer. Ignores other fields of `person`, so that a test can pass a contact. */
export function seedCustomer(
  store: StripeStore,
  person: CustomerFields & { id?: unknown },
  seeded: Seeded = {},
): StripeObject {
  const { email, name = null, metadata = {} } = person;
  const stamp = stampOf(store, "cus", seeded.created ?? firstDay);
  return put(store, customerObject(stamp, { email, name, metadata }), seeded, "customer.created");
}

interface Price extends PricedItem, Omit<SubscriptionFields, "customer" | "items">, Seeded {
  /** Replaces the single item that the other fields describe with several items. */
  items?: PricedItem[];
}

export function seedSubscription(store: StripeStore, customer: string, price: Price = {}): StripeObject {
  const stamp = stampOf(store, "sub", price.created ?? firstDay);
  const object = subscriptionObject(stamp, { ...price, customer, items: price.items ?? [price] });
  return put(store, object, price, "customer.subscription.created");
}

interface SeededInvoice extends Omit<InvoiceFields, "customer">, Seeded {
  paymentIntent?: string;
}

const invoiceEvents: Record<InvoiceFields["status"], EventType[]> = {
  draft: [],
  open: ["invoice.finalized"],
  paid: ["invoice.finalized", "invoice.paid", "invoice.payment_succeeded"],
  void: ["invoice.finalized", "invoice.voided"],
  uncollectible: ["invoice.finalized", "invoice.marked_uncollectible"],
};

export function seedInvoice(store: StripeStore, customer: string, fields: SeededInvoice): StripeObject {
  const stamp = stampOf(store, "in", fields.created ?? firstDay);
  const object = invoiceObject(stamp, { ...fields, customer });
  const invoice = put(store, object, fields, "invoice.created", ...invoiceEvents[fields.status]);
  const payment = fields.paymentIntent === undefined ? undefined : store.find(fields.paymentIntent);
  if (payment)
    tieToInvoice(store, invoice.id, payment, { created: stamp.created, event: fields.event ?? true });
  return invoice;
}

/** Adds a successful payment. Without a customer it belongs to a guest, known by `billingEmail` or `receiptEmail`. */
export function seedPaymentIntent(
  store: StripeStore,
  customer: string | null,
  amount: number,
  fields: Omit<Payment, "customer" | "amount"> = {},
): StripeObject {
  return makePayment(store, { created: firstDay, ...fields, customer, amount });
}

interface Checkout extends Partial<Omit<CheckoutFields, "customer" | "optsIn">>, Seeded {
  /** Names the bought items as the checkout shows them. */
  bought?: string[];
}

/** Adds a completed checkout. `optsIn` says whether its checkbox for promotions was selected. */
export function seedCheckout(
  store: StripeStore,
  customer: string | null,
  optsIn: boolean,
  { bought = [], ...fields }: Checkout = {},
): StripeObject {
  const stamp = stampOf(
    store,
    store.account.mode === "live" ? "cs_live" : "cs_test",
    fields.created ?? firstDay,
  );
  const known = customer === null ? undefined : store.find(customer)?.email;
  const email = typeof known === "string" ? known : null;
  const object = checkoutSessionObject(stamp, { email, ...fields, customer, optsIn });
  const isComplete = (fields.status ?? "complete") === "complete";
  const { amount = 1500, currency = "eur" } = fields;
  for (const description of bought) {
    const item = lineItemObject({ id: newId("li"), description, amount, currency });
    store.put({ ...item, session: object.id });
  }
  return put(store, object, fields, ...(isComplete ? (["checkout.session.completed"] as const) : []));
}

interface Guest extends Seeded {
  email: string;
  name?: string | null;
  amount?: number;
  currency?: string;
  optsIn?: boolean;
  bought?: string[];
}

/** Adds a guest who paid once without becoming a customer: a payment without an invoice, and its checkout. */
export function seedGuestCheckout(store: StripeStore, guest: Guest): StripeObject {
  const { email, name = null, amount = 1500, optsIn = false, ...rest } = guest;
  const payment = { ...rest, billingEmail: email, billingName: name };
  const paymentIntent = seedPaymentIntent(store, null, amount, payment).id;
  return seedCheckout(store, null, optsIn, { ...rest, email, name, amount, paymentIntent });
}

export function seedInvoiceItem(
  store: StripeStore,
  customer: string,
  fields: Omit<InvoiceItemFields, "customer"> & Seeded = {},
): StripeObject {
  const stamp = stampOf(store, "ii", fields.created ?? firstDay);
  return put(store, invoiceItemObject(stamp, { ...fields, customer }), fields, "invoiceitem.created");
}

export function seedSchedule(
  store: StripeStore,
  customer: string,
  fields: Omit<ScheduleFields, "customer"> & Seeded = {},
): StripeObject {
  const stamp = stampOf(store, "sub_sched", fields.created ?? firstDay);
  return put(store, scheduleObject(stamp, { ...fields, customer }), fields, "subscription_schedule.created");
}
