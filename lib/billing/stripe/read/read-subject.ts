import type Stripe from "stripe";
import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { idOf } from "@/lib/billing/stripe/api/id-of";
import type { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import { isPaymentMirrored } from "@/lib/billing/stripe/mirror/find-mirrored";
import { readPaymentState } from "@/lib/billing/stripe/mirror/payment-state";
import type { PaidPart, Reading, Subject } from "@/lib/billing/stripe/mirror/reading";
import { listPaidParts } from "./list-paid-parts";
import { findPaidInvoice, guestOf, oneTimeCharge, readOneTimePayment } from "./read-payment";
import { readSubscription } from "./read-subscription";

type Found = Omit<Reading, "subject" | "beganAt"> | "gone" | "not_for_us";

/**
 * Reads an object at Stripe as it is now, with everything needed to write it. Returns `gone` when the key's account
 * has no object with that id.
 */
export async function readSubject(
  db: Database,
  api: StripeApi,
  subject: Subject,
): Promise<Reading | "gone" | "not_for_us"> {
  const beganAt = lastRowId(db);
  const read = readers[subject.object];
  const found = read ? await read({ db, api }, subject.id) : "not_for_us";
  return typeof found === "string" ? found : { subject, beganAt, ...found };
}

/** Returns the newest row id. Every row written from now on gets a greater version. */
export function lastRowId(db: Database): number {
  return preparedValue<number>(db, "SELECT last_id FROM row_ids WHERE id = 1").one();
}

interface World {
  db: Database;
  api: StripeApi;
}

/** Maps each object that events are about to its reader. An object without a reader says nothing about billing. */
const readers: Record<string, (context: World, id: string) => Promise<Found>> = {
  customer: async ({ api }, id) => withCustomer(api, id, {}),
  subscription: async ({ api }, id) => {
    const subscription = await readSubscription(api, id);
    return subscription ? withCustomer(api, idOf(subscription.customer), { subscription }) : "gone";
  },
  subscription_schedule: async ({ api }, id) => {
    const schedule = await api.call(() => api.stripe.subscriptionSchedules.retrieve(id));
    return schedule ? withCustomer(api, idOf(schedule.customer), { schedule }) : "gone";
  },
  invoice: readInvoice,
  invoice_payment: async (context, id) => {
    const tie = await context.api.call(() => context.api.stripe.invoicePayments.retrieve(id));
    return tie ? readInvoice(context, idOf(tie.invoice)) : "gone";
  },
  "checkout.session": readCheckout,
  payment_intent: readPaymentIntent,
  charge: readCharge,
  refund: async (context, id) => {
    const refund = await context.api.call(() => context.api.stripe.refunds.retrieve(id));
    return refund ? readPaymentOf(context, refund) : "gone";
  },
  dispute: async (context, id) => {
    const dispute = await context.api.call(() => context.api.stripe.disputes.retrieve(id));
    return dispute ? readPaymentOf(context, dispute) : "gone";
  },
};

async function withCustomer(
  api: StripeApi,
  customerId: string | undefined,
  found: Partial<Reading>,
): Promise<Found> {
  if (customerId === undefined) return { customerId, ...found };
  const customer = await api.call(() => api.stripe.customers.retrieve(customerId));
  return customer ? { ...found, customerId, customer } : "gone";
}

/** Reads an invoice with its subscription, because the payment belongs to a purchase that may not be known yet. */
async function readInvoice({ db, api }: World, id: string): Promise<Found> {
  const invoice = await api.call(() => api.stripe.invoices.retrieve(id, { expand: ["payments"] }));
  if (!invoice) return "gone";
  const of = idOf(invoice.parent?.subscription_details?.subscription);
  const subscription = of === undefined ? undefined : await readSubscription(api, of);
  const invoicePayments: PaidPart[] = [];
  for (const part of await listPaidParts(api, invoice)) {
    const isNew = part.providerPaymentId !== null && !isPaymentMirrored(db, part.providerPaymentId);
    invoicePayments.push(isNew ? { ...part, state: await readState(api, part.providerPaymentId) } : part);
  }
  return withCustomer(api, idOf(invoice.customer), { invoice, invoicePayments, subscription });
}

async function readState(api: StripeApi, providerPaymentId: string | null) {
  if (providerPaymentId === null) return undefined;
  if (providerPaymentId.startsWith("ch_"))
    return readPaymentState(api, await api.call(() => api.stripe.charges.retrieve(providerPaymentId)));
  return readPaymentState(api, (await retrieveIntent(api, providerPaymentId))?.latest_charge);
}

/** Reads a completed checkout: the person, their opt-in and an immediate payment. Any other checkout says nothing. */
async function readCheckout({ db, api }: World, id: string): Promise<Found> {
  const session = await api.call(() => api.stripe.checkout.sessions.retrieve(id, { expand: ["line_items"] }));
  if (!session) return "gone";
  if (session.status !== "complete") return "not_for_us";
  const asksForMarketing = session.consent?.promotions === "opt_in";
  const checkout = { createdAt: session.created * 1000, asksForMarketing };
  const intentId = session.invoice ? undefined : idOf(session.payment_intent);
  const intent = intentId === undefined ? undefined : await retrieveIntent(api, intentId);
  const paid = intent && (await readOneTimePayment(db, api, intent, session));
  return withCustomer(api, idOf(session.customer), {
    checkout,
    guest: guestOf(session),
    ...(paid && { payment: paid.payment }),
  });
}

async function readPaymentIntent(context: World, id: string): Promise<Found> {
  const { db, api } = context;
  const intent = await retrieveIntent(api, id);
  if (!intent) return "gone";
  const invoice = isPaymentMirrored(db, id) ? undefined : await findPaidInvoice(api, id);
  if (invoice !== undefined) return withState(await readInvoice(context, invoice), api, intent);
  const paid = await readOneTimePayment(db, api, intent);
  return paid ? withCustomer(api, paid.customerId, paid) : "not_for_us";
}

/** Adds how the payment of an invoice stands, because the invoice itself does not say. */
async function withState(found: Found, api: StripeApi, intent: Stripe.PaymentIntent): Promise<Found> {
  if (typeof found === "string") return found;
  const state = await readPaymentState(api, intent.latest_charge);
  const invoicePayments = found.invoicePayments?.map((part) =>
    part.providerPaymentId === intent.id ? { ...part, state } : part,
  );
  return { ...found, invoicePayments };
}

async function readPaymentOf(
  context: World,
  of: { payment_intent: string | { id: string } | null; charge: string | { id: string } | null },
): Promise<Found> {
  const [intent, charge] = [idOf(of.payment_intent), idOf(of.charge)];
  if (intent !== undefined) return readPaymentIntent(context, intent);
  return charge === undefined ? "not_for_us" : readCharge(context, charge);
}

async function readCharge(context: World, id: string): Promise<Found> {
  const charge = await context.api.call(() => context.api.stripe.charges.retrieve(id));
  if (!charge) return "gone";
  const intent = idOf(charge.payment_intent);
  if (intent !== undefined) return readPaymentIntent(context, intent);
  const paid = oneTimeCharge(charge, await readPaymentState(context.api, charge));
  return paid ? withCustomer(context.api, paid.customerId, paid) : "not_for_us";
}

function retrieveIntent(api: StripeApi, id: string): Promise<Stripe.PaymentIntent | undefined> {
  return api.call(() => api.stripe.paymentIntents.retrieve(id, { expand: ["latest_charge.refunds"] }));
}
