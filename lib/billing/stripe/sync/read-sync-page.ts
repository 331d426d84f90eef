import { and, eq, inArray } from "drizzle-orm";
import type Stripe from "stripe";
import type { Database } from "@/db/open-database";
import { stripeSyncPayments, type stripeSyncs } from "@/db/schema";
import { answeredAt } from "@/lib/billing/stripe/api/answered-at";
import { idOf } from "@/lib/billing/stripe/api/id-of";
import type { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import { findByCustomer } from "@/lib/billing/stripe/mirror/find-by-customer";
import { findErasure } from "@/lib/billing/stripe/mirror/find-erasure";
import { isPaymentMirrored, isSubscriptionMirrored } from "@/lib/billing/stripe/mirror/find-mirrored";
import type { Reading } from "@/lib/billing/stripe/mirror/reading";
import { listPaidParts } from "@/lib/billing/stripe/read/list-paid-parts";
import { findPaidInvoice, isPaidBack, readOneTimePayment } from "@/lib/billing/stripe/read/read-payment";
import { readRestOfCustomer } from "@/lib/billing/stripe/read/read-rest-of-customer";
import { lastRowId, readSubject } from "@/lib/billing/stripe/read/read-subject";
import { readSubscription, withAllItems } from "@/lib/billing/stripe/read/read-subscription";
import { knownEmail } from "@/lib/values/email";

const pageSize = 100;

type Sync = Pick<typeof stripeSyncs.$inferSelect, "id" | "siteId" | "phase" | "cursor">;

export interface SyncPage {
  readings: Reading[];
  /** Holds the payments of this page that earlier pages showed to belong to an invoice. */
  invoicePaymentIds: Set<string>;
  /** Is null when this was the last page of its phase. */
  nextCursor: string | null;
  /** Is the time of the answer by Stripe's clock. */
  askedAt: number | undefined;
}

/**
 * Reads one page of the sync's current phase, with everything else needed to write it. Returns `cursor_gone` when
 * the cursor was deleted.
 */
export async function readSyncPage(
  db: Database,
  api: StripeApi,
  sync: Sync,
  account: string,
): Promise<SyncPage | "cursor_gone"> {
  const reader = new PageReader(db, api, sync, account);
  switch (sync.phase) {
    case "customers":
      return reader.read(
        (from) => api.stripe.customers.list(from),
        async (customer) => ({ customerId: customer.id, customer }),
      );
    case "subscriptions":
      return reader.read(
        (from) => {
          const expand = ["data.customer", "data.schedule"];
          return api.stripe.subscriptions.list({ ...from, status: "all", expand });
        },
        async (one) => ({
          ...(await reader.ofCustomer(one.customer)),
          subscription: await withAllItems(api, one),
        }),
      );
    case "invoices":
      return reader.read(
        (from) => api.stripe.invoices.list({ ...from, expand: ["data.customer", "data.payments"] }),
        (invoice) => reader.invoice(invoice),
      );
    case "payments":
      return reader.read(
        (from) => {
          const expand = ["data.customer", "data.latest_charge.refunds"];
          return api.stripe.paymentIntents.list({ ...from, expand });
        },
        (intent) => reader.payment(intent),
      );
  }
}

type Found = Omit<Reading, "subject" | "beganAt">;

class PageReader {
  private readonly beganAt: number;
  private readonly customers = new Map<string, Stripe.Customer | Stripe.DeletedCustomer | undefined>();
  private readonly subscriptions = new Map<string, Stripe.Subscription | undefined>();
  private invoicePaymentIds = new Set<string>();

  constructor(
    private readonly db: Database,
    private readonly api: StripeApi,
    private readonly sync: Sync,
    private readonly account: string,
  ) {
    this.beganAt = lastRowId(db);
  }

  async read<T extends { id?: string; object: string }>(
    list: (from: { limit: number; starting_after?: string }) => Promise<Stripe.ApiList<T>>,
    complete: (one: T) => Promise<Found | undefined>,
  ): Promise<SyncPage | "cursor_gone"> {
    const { phase, cursor } = this.sync;
    const from = { limit: pageSize, ...(cursor !== null && { starting_after: cursor }) };
    const page = await this.api.call(() => list(from));
    if (!page) return "cursor_gone";
    if (phase === "payments")
      this.invoicePaymentIds = this.findInvoicePayments(page.data.map(({ id = "" }) => id));
    const readings: Reading[] = [];
    for (const one of page.data) {
      const found = await complete(one);
      if (found && one.id)
        readings.push({ subject: { object: one.object, id: one.id }, beganAt: this.beganAt, ...found });
    }
    if (phase !== "customers") readings.push(...(await this.restOfNewCustomers(readings)));
    const nextCursor = page.has_more ? (page.data.at(-1)?.id ?? null) : null;
    return { readings, invoicePaymentIds: this.invoicePaymentIds, nextCursor, askedAt: answeredAt(page) };
  }

  /**
   * Reads the remaining objects of customers who got an email since the phase of customers: earlier phases may have
   * skipped them.
   */
  private async restOfNewCustomers(readings: Reading[]): Promise<Reading[]> {
    const rest: Reading[] = [];
    const seen = new Set<string>();
    for (const reading of readings) {
      const { customerId } = reading;
      if (customerId === undefined || seen.has(customerId) || this.isSettled(reading, 0)) continue;
      seen.add(customerId);
      const read = { siteId: this.sync.siteId, account: this.account };
      rest.push(...(await readRestOfCustomer(this.db, this.api, read, reading)));
    }
    return rest;
  }

  /** Returns the customer's id, with the customer itself when Stripe has shown it or nobody here is linked to it. */
  async ofCustomer(
    reference: string | Stripe.Customer | Stripe.DeletedCustomer | null,
  ): Promise<Pick<Reading, "customerId" | "customer">> {
    const customerId = idOf(reference);
    if (customerId === undefined) return { customerId };
    if (reference !== null && typeof reference === "object") return { customerId, customer: reference };
    if (findByCustomer(this.db, this.sync.siteId, customerId)) return { customerId };
    if (!this.customers.has(customerId)) {
      const customer = await this.api.call(() => this.api.stripe.customers.retrieve(customerId));
      this.customers.set(customerId, customer);
    }
    return { customerId, customer: this.customers.get(customerId) };
  }

  /**
   * Reads an invoice. Adds its subscription when that has no row here: it was created since, or its owner was
   * erased.
   */
  async invoice(invoice: Stripe.Invoice): Promise<Found> {
    const of = await this.ofCustomer(invoice.customer);
    const invoicePayments = await listPaidParts(this.api, invoice);
    const id = idOf(invoice.parent?.subscription_details?.subscription);
    const isNeeded =
      id !== undefined && !isSubscriptionMirrored(this.db, id) && !this.isSettled(of, invoice.created);
    if (id !== undefined && isNeeded && !this.subscriptions.has(id))
      this.subscriptions.set(id, await readSubscription(this.api, id));
    const subscription = id !== undefined && isNeeded ? this.subscriptions.get(id) : undefined;
    return { ...of, invoice, invoicePayments, subscription };
  }

  /**
   * Reads a payment unless an earlier page showed that it belongs to an invoice. Asks Stripe for the invoice of a
   * payment without a row, because it may have come since. Always reads a refunded payment, because the refund may
   * be new.
   */
  async payment(intent: Stripe.PaymentIntent): Promise<Found | undefined> {
    const isOfInvoice = this.invoicePaymentIds.has(intent.id);
    const isKnown = isPaymentMirrored(this.db, intent.id);
    const isSeen = !isKnown && !isPaidBack(intent);
    if (intent.status !== "succeeded" || (isOfInvoice && isSeen)) return undefined;
    const of = await this.ofCustomer(intent.customer);
    if (isSeen && this.isSettled(of, intent.created)) return of;
    if (!isKnown) {
      const invoice = await findPaidInvoice(this.api, intent.id);
      if (invoice !== undefined) return this.invoiceByItself(invoice);
    }
    const paid = await readOneTimePayment(this.db, this.api, intent);
    if (!paid) return undefined;
    const customer = of.customerId === undefined ? await this.ofCustomer(paid.customerId ?? null) : of;
    return { ...paid, ...customer };
  }

  private async invoiceByItself(id: string): Promise<Found | undefined> {
    const reading = await readSubject(this.db, this.api, { object: "invoice", id });
    return typeof reading === "string" ? undefined : reading;
  }

  /**
   * Tells whether an object belongs to an erased person and is from before the erasure, so that nothing else at
   * Stripe changes the outcome.
   */
  private isSettled(
    { customer, customerId }: Pick<Reading, "customerId" | "customer">,
    createdSeconds: number,
  ): boolean {
    const email = knownEmail.safeParse((customer && !customer.deleted && customer.email) || "");
    const { siteId } = this.sync;
    if (customerId === undefined || findByCustomer(this.db, siteId, customerId)) return false;
    const emails = email.success ? [email.data] : [];
    const erasure = findErasure(this.db, { siteId, account: this.account }, emails, customerId);
    return erasure !== undefined && createdSeconds * 1000 <= erasure.countedUntil;
  }

  private findInvoicePayments(ids: string[]): Set<string> {
    const found = this.db
      .select({ id: stripeSyncPayments.providerPaymentId })
      .from(stripeSyncPayments)
      .where(
        and(eq(stripeSyncPayments.syncId, this.sync.id), inArray(stripeSyncPayments.providerPaymentId, ids)),
      )
      .all();
    return new Set(found.map(({ id }) => id));
  }
}
