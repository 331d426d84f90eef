import { and, eq, lt } from "drizzle-orm";
import type Stripe from "stripe";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { webhookEvents } from "@/db/schema";
import { type Transaction, write } from "@/db/write";
import { admitContact } from "@/lib/consent/admit-contact";
import { type Mirrored, mirrorCustomer } from "./mirror-customer";
import { mirrorInvoice } from "./mirror-invoice";
import { mirrorSubscription } from "./mirror-subscription";
import type { StripeApi } from "./stripe-api";

export type EventOutcome =
  | "done"
  | "replayed"
  | "not_for_us"
  | "gone"
  | Extract<Mirrored, { skipped: string }>["skipped"];

const keptMs = 30 * 86_400_000;

/**
 * Takes in one event whose signature was checked. The event only says what to look at: the object is read from
 * Stripe as it is now, so events may come late, twice or in any order. Throws when Stripe does not answer, and
 * then the event has to be delivered again.
 */
export async function receiveEvent(
  db: Database,
  api: StripeApi,
  siteId: number,
  event: Stripe.Event,
  now: number,
): Promise<EventOutcome> {
  if (isKnown(db, siteId, event.id)) return "replayed";
  const read = await readSubject(api, event);
  if (typeof read === "string") return read;
  return write(db, (tx): EventOutcome => {
    if (isKnown(tx, siteId, event.id)) return "replayed";
    tx.delete(webhookEvents)
      .where(lt(webhookEvents.receivedAt, now - keptMs))
      .run();
    tx.insert(webhookEvents).values({ siteId, eventId: event.id, receivedAt: now }).run();
    const mirrored = mirrorCustomer(db, tx, siteId, read.customer, now);
    if ("skipped" in mirrored) return mirrored.skipped;
    if (read.asksForMarketing) askToConfirm(db, siteId, mirrored.contactId, now);
    if (read.subscription) mirrorSubscription(tx, siteId, mirrored.contactId, read.subscription, now);
    if (read.invoice) mirrorInvoice(tx, siteId, mirrored.contactId, read.invoice, now);
    return "done";
  });
}

/** What they ticked is their own wish; as through every door it has to be confirmed. */
function askToConfirm(db: Database, siteId: number, contactId: number, now: number): void {
  const email = prepared(db, "SELECT email FROM contacts WHERE id = ?").pluck().get(contactId) as string;
  admitContact(db, { siteId, email, name: "", source: "checkout", wish: "asked_by_person" }, now);
}

function isKnown(db: Database | Transaction, siteId: number, eventId: string): boolean {
  const known = db
    .select({ eventId: webhookEvents.eventId })
    .from(webhookEvents)
    .where(and(eq(webhookEvents.siteId, siteId), eq(webhookEvents.eventId, eventId)))
    .get();
  return known !== undefined;
}

interface Subject {
  customer: Stripe.Customer;
  subscription?: Stripe.Subscription;
  invoice?: Stripe.Invoice;
  /** They ticked the box about promotions in Stripe's checkout. */
  asksForMarketing?: boolean;
}

async function readSubject(api: StripeApi, event: Stripe.Event): Promise<Subject | "not_for_us" | "gone"> {
  const { id = "", object } = event.data.object as { id?: string; object: string };
  if (object === "customer") {
    const customer = await readCustomer(api, id);
    return customer ? { customer } : "gone";
  }
  if (object === "subscription") {
    const subscription = await api.call(() => api.stripe.subscriptions.retrieve(id));
    const customer = subscription && (await readCustomer(api, idOf(subscription.customer)));
    return customer ? { customer, subscription } : "gone";
  }
  if (object === "invoice") return readInvoice(api, id);
  if (object === "checkout.session") return readCheckout(api, id);
  return "not_for_us";
}

async function readCheckout(api: StripeApi, id: string): Promise<Subject | "not_for_us" | "gone"> {
  const session = await api.call(() => api.stripe.checkout.sessions.retrieve(id));
  if (!session) return "gone";
  if (session.status !== "complete" || !session.customer) return "not_for_us";
  const customer = await readCustomer(api, idOf(session.customer));
  if (!customer) return "gone";
  return { customer, asksForMarketing: session.consent?.promotions === "opt_in" };
}

/** With its subscription, because a payment belongs to a purchase that may not be known yet. */
async function readInvoice(api: StripeApi, id: string): Promise<Subject | "gone"> {
  const invoice = await api.call(() => api.stripe.invoices.retrieve(id, { expand: ["payments"] }));
  const customer = invoice?.customer && (await readCustomer(api, idOf(invoice.customer)));
  if (!invoice || !customer) return "gone";
  const of = invoice.parent?.subscription_details?.subscription;
  const subscription = of ? await api.call(() => api.stripe.subscriptions.retrieve(idOf(of))) : undefined;
  return { customer, invoice, ...(subscription && { subscription }) };
}

async function readCustomer(api: StripeApi, id: string): Promise<Stripe.Customer | undefined> {
  const customer = await api.call(() => api.stripe.customers.retrieve(id));
  return customer && !customer.deleted ? customer : undefined;
}

function idOf(reference: string | { id: string }): string {
  return typeof reference === "string" ? reference : reference.id;
}
