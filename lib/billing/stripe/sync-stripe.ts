import { and, eq, inArray, sql } from "drizzle-orm";
import type Stripe from "stripe";
import type { Database } from "@/db/open-database";
import { billingCustomers, contacts, stripeSyncs } from "@/db/schema";
import { type Transaction, write } from "@/db/write";
import { BillingProblem, ProviderUnreachable } from "../billing-provider";
import { findByCustomer } from "./find-by-customer";
import { mirrorCustomer } from "./mirror-customer";
import { mirrorInvoice } from "./mirror-invoice";
import { mirrorSubscription } from "./mirror-subscription";
import type { StripeApi } from "./stripe-api";

const pageSize = 100;
const leaseMs = 60_000;
const phases = ["customers", "subscriptions", "invoices"] as const;

type Sync = typeof stripeSyncs.$inferSelect;

/** Takes the oldest open sync that no living process works on. */
export function claimSync(db: Database, owner: string, now: number): Sync | undefined {
  return db
    .update(stripeSyncs)
    .set({ status: "running", leaseOwner: owner, leaseExpiresAt: now + leaseMs })
    .where(
      eq(
        stripeSyncs.id,
        sql`(SELECT id FROM stripe_syncs WHERE status IN ('queued', 'running')
             AND (lease_owner IS NULL OR lease_owner = ${owner} OR lease_expires_at <= ${now}) ORDER BY id LIMIT 1)`,
      ),
    )
    .returning()
    .get();
}

/**
 * Reads one page of the account and writes it together with how far the sync is, so that a kill costs a page at
 * most. Reading a page twice changes nothing. When Stripe does not answer, the sync stays where it is.
 */
export async function syncPage(
  db: Database,
  api: StripeApi | undefined,
  sync: Sync,
  now: number,
): Promise<"more" | "ended" | "unreachable"> {
  if (!api) return fail(db, sync, "No payment account is connected.", now);
  try {
    const page = await readPage(api, sync);
    const missing = await readMissingCustomers(db, api, sync.siteId, page.objects);
    return write(db, (tx) => {
      const counts = writePage(db, tx, sync, page.objects, missing, now);
      return record(tx, sync, page, counts, now);
    });
  } catch (error) {
    if (error instanceof ProviderUnreachable) return "unreachable";
    if (error instanceof BillingProblem) return fail(db, sync, error.message, now);
    throw error;
  }
}

type Objects =
  | { phase: "customers"; data: Stripe.Customer[] }
  | { phase: "subscriptions"; data: Stripe.Subscription[] }
  | { phase: "invoices"; data: Stripe.Invoice[] };

interface Page {
  objects: Objects;
  hasMore: boolean;
}

async function readPage(api: StripeApi, { phase, cursor }: Sync): Promise<Page> {
  const from = { limit: pageSize, ...(cursor !== null && { starting_after: cursor }) };
  const { customers, subscriptions, invoices } = api.stripe;
  switch (phase) {
    case "customers": {
      const page = await api.call(() => customers.list(from));
      return { objects: { phase, data: page?.data ?? [] }, hasMore: page?.has_more ?? false };
    }
    case "subscriptions": {
      const page = await api.call(() => subscriptions.list({ ...from, status: "all" }));
      return { objects: { phase, data: page?.data ?? [] }, hasMore: page?.has_more ?? false };
    }
    case "invoices": {
      const page = await api.call(() => invoices.list({ ...from, expand: ["data.payments"] }));
      return { objects: { phase, data: page?.data ?? [] }, hasMore: page?.has_more ?? false };
    }
  }
}

/** Customers who came to be after their page was read. */
async function readMissingCustomers(
  db: Database,
  api: StripeApi,
  siteId: number,
  objects: Objects,
): Promise<Map<string, Stripe.Customer>> {
  const customers = new Map<string, Stripe.Customer>();
  if (objects.phase === "customers") {
    for (const customer of objects.data) customers.set(customer.id, customer);
    return customers;
  }
  const wanted = new Set(objects.data.map(({ customer }) => idOf(customer)).filter((id) => id !== undefined));
  const known = db
    .select({ id: billingCustomers.providerCustomerId })
    .from(billingCustomers)
    .innerJoin(contacts, eq(contacts.id, billingCustomers.contactId))
    .where(
      and(
        eq(billingCustomers.provider, "stripe"),
        inArray(billingCustomers.providerCustomerId, [...wanted]),
        eq(contacts.siteId, siteId),
      ),
    )
    .all();
  for (const { id } of known) wanted.delete(id);
  for (const id of wanted) {
    const customer = await api.call(() => api.stripe.customers.retrieve(id));
    if (customer && !customer.deleted) customers.set(id, customer);
  }
  return customers;
}

interface Counts {
  written: number;
  erased: number;
}

function writePage(
  db: Database,
  tx: Transaction,
  { siteId }: Sync,
  objects: Objects,
  customers: Map<string, Stripe.Customer>,
  now: number,
): Counts {
  const counts = { written: 0, erased: 0 };
  const contactOf = (id: string | undefined) => {
    if (id === undefined) return undefined;
    const known = findByCustomer(tx, siteId, id);
    if (known) return known.isBeingErased ? undefined : known.contactId;
    const customer = customers.get(id);
    const mirrored = customer && mirrorCustomer(db, tx, siteId, customer, now);
    if (mirrored && "skipped" in mirrored && mirrored.skipped === "erased") counts.erased += 1;
    return mirrored && "contactId" in mirrored ? mirrored.contactId : undefined;
  };
  const count = (contactId: number | undefined, mirror: (contactId: number) => void) => {
    if (contactId === undefined) return;
    mirror(contactId);
    counts.written += 1;
  };
  if (objects.phase === "customers") for (const { id } of objects.data) count(contactOf(id), () => undefined);
  if (objects.phase === "subscriptions")
    for (const one of objects.data)
      count(contactOf(idOf(one.customer)), (contactId) =>
        mirrorSubscription(tx, siteId, contactId, one, now),
      );
  if (objects.phase === "invoices")
    for (const one of objects.data)
      count(contactOf(idOf(one.customer)), (contactId) => mirrorInvoice(tx, siteId, contactId, one, now));
  return counts;
}

const countColumns = {
  customers: "customerCount",
  subscriptions: "subscriptionCount",
  invoices: "invoiceCount",
} as const;

function record(tx: Transaction, sync: Sync, page: Page, counts: Counts, now: number): "more" | "ended" {
  const column = countColumns[sync.phase];
  const nextPhase = phases[phases.indexOf(sync.phase) + 1];
  const isOver = !page.hasMore && nextPhase === undefined;
  tx.update(stripeSyncs)
    .set({
      [column]: sync[column] + counts.written,
      erasedCount: sync.erasedCount + counts.erased,
      cursor: page.hasMore ? (page.objects.data.at(-1)?.id ?? null) : null,
      ...(!page.hasMore && nextPhase && { phase: nextPhase }),
      ...(isOver && {
        status: "completed" as const,
        finishedAt: now,
        leaseOwner: null,
        leaseExpiresAt: null,
      }),
    })
    .where(eq(stripeSyncs.id, sync.id))
    .run();
  return isOver ? "ended" : "more";
}

function fail(db: Database, sync: Sync, problem: string, now: number): "ended" {
  write(db, (tx) => {
    tx.update(stripeSyncs)
      .set({
        status: "failed",
        problem,
        cursor: null,
        finishedAt: now,
        leaseOwner: null,
        leaseExpiresAt: null,
      })
      .where(eq(stripeSyncs.id, sync.id))
      .run();
  });
  return "ended";
}

function idOf(reference: string | { id: string } | null): string | undefined {
  return typeof reference === "string" ? reference : reference?.id;
}
