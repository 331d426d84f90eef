import { addStripeSubscription } from "@/db/factories/add-stripe-subscription";
import { type Catalogue, createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import { confirmDeletion } from "@/lib/deletion/manifest/confirm-deletion";
import type { DeletionDetail } from "@/lib/deletion/receipt/deletion-view";
import { findDeletion } from "@/lib/deletion/receipt/find-deletion";
import type { JobContext } from "@/lib/jobs/job-context";
import type { StripeStore } from "@/testing/stripe-server/base/store";
import { seedCustomer, seedSubscription } from "@/testing/stripe-server/seed";
import { StripeServer } from "@/testing/stripe-server/stripe-server";
import { mustPreview, ownerOf, runOpenDeletion, testNow } from "./deletion";
import { noteAsRead, stripeWorld, syncWhole, testStripeApi } from "./stripe-world";

interface Confirmed {
  refundsUnused?: boolean;
  deletesCustomers?: boolean;
}

/** Sets up one site with a local Stripe, and offers steps for what happens on either side. */
export class BillingWorld {
  readonly db: Database = openMemoryDatabase();
  readonly siteId: number;
  readonly access: SiteAccess;
  readonly catalogue: Catalogue;
  now = testNow;
  api: StripeApi;

  private constructor(readonly stripe: StripeServer) {
    this.siteId = createSite(this.db).id;
    this.access = ownerOf(this.siteId);
    this.catalogue = createCatalogue(this.db, { siteId: this.siteId });
    this.api = testStripeApi(stripe);
    stripe.store.settings.setNow(this.now);
  }

  static async create(): Promise<BillingWorld> {
    return new BillingWorld(await StripeServer.start());
  }

  get store(): StripeStore {
    return this.stripe.store;
  }

  /** Moves the clock forward here and at Stripe. */
  pass(ms: number): void {
    this.now += ms;
    this.store.settings.setNow(this.now);
  }

  /** Connects another key from now on. */
  connect(key: string): void {
    this.api = testStripeApi(this.stripe, 150, key);
  }

  contact(email: string): number {
    return createContact(this.db, { siteId: this.siteId, email }).id;
  }

  /** Creates a customer with a live subscription that only Stripe knows. */
  atStripe(
    email: string,
    { store = this.store, event = true } = {},
  ): { customer: string; subscription: string } {
    const made = { created: Math.floor(this.now / 1000), event };
    const customer = seedCustomer(store, { email }, made).id;
    return { customer, subscription: seedSubscription(store, customer, made).id };
  }

  /** Creates such a customer and stores it here for a new contact, with `account` in its rows. */
  payer(
    email: string,
    { account = "acct_1/test" as string | null, store = this.store } = {},
  ): { contactId: number; customer: string; subscription: string } {
    const contactId = this.contact(email);
    const { customer, subscription } = this.atStripe(email, { store, event: false });
    const { catalogue } = this;
    write(this.db, (tx) =>
      addStripeSubscription(tx, { catalogue, contactId, customer, subscriptions: [subscription] }),
    );
    this.run("UPDATE billing_customers SET provider_account = ? WHERE contact_id = ?", account, contactId);
    this.run(
      "UPDATE subscriptions SET provider_account = ?, provider_customer_id = ? WHERE contact_id = ?",
      account,
      customer,
      contactId,
    );
    return { contactId, customer, subscription };
  }

  /** Marks the account as read completely up to now. */
  asRead(account = "acct_1/test"): void {
    noteAsRead(this.db, this.siteId, account, this.now);
  }

  async sync(): Promise<void> {
    await syncWhole(this.db, this.api, this.siteId, () => this.now);
  }

  get world(): JobContext {
    return stripeWorld(this.db, this.api, () => this.now);
  }

  async confirm(contactIds: number[], choices: Confirmed = {}): Promise<number> {
    const reading = await this.world.readBilling(this.siteId);
    const selection = { kind: "ids" as const, ids: contactIds };
    const { jobId, digest, phrase } = await mustPreview(this.access, this.db, selection, reading);
    const confirmed = confirmDeletion(this.access, this.db, { jobId, digest, phrase, ...choices }, testNow);
    if (!confirmed.ok) throw new Error(confirmed.refusal);
    return jobId;
  }

  /**
   * Runs the open deletion again after each pause, and syncs in between where it waits for a sync. Ends after at
   * most `runs`.
   */
  async runToEnd(runs = 6): Promise<void> {
    for (let run = 0; run < runs; run += 1) {
      const open = this.value(
        "SELECT count(*) FROM deletion_jobs WHERE status IN ('queued', 'running', 'stopping')",
      );
      if (open === 0) return;
      await runOpenDeletion(this.world);
      if (this.value("SELECT count(*) FROM stripe_syncs WHERE status IN ('queued', 'running')") !== 0)
        await this.sync();
      this.pass(Math.max(60_000, this.longestRest()));
    }
  }

  private longestRest(): number {
    const until = this.value("SELECT max(paused_until) FROM deletion_jobs") as number | null;
    return (until ?? 0) - this.now;
  }

  async erase(contactIds: number[], choices: Confirmed = {}): Promise<DeletionDetail> {
    const jobId = await this.confirm(contactIds, choices);
    await this.runToEnd();
    return this.deletion(jobId);
  }

  deletion(jobId: number): DeletionDetail {
    const found = findDeletion(this.access, this.db, jobId);
    if (!found) throw new Error("no deletion");
    return found;
  }

  run(sql: string, ...values: unknown[]): void {
    this.db.$client.prepare(sql).run(...values);
  }

  value(sql: string, ...values: unknown[]): unknown {
    return this.db.$client
      .prepare(sql)
      .pluck()
      .get(...values);
  }

  rows(sql: string, ...values: unknown[]): unknown[] {
    return this.db.$client.prepare(sql).all(...values);
  }

  async end(): Promise<void> {
    await this.stripe.stop();
    this.db.$client.close();
  }
}

/**
 * Returns the outcome as text, such as "1 deleted; 1 held: reason", with the status while the deletion is not
 * completed.
 */
export function outcomeOf({ deletedCount, held, status, pauseReason }: DeletionDetail): string {
  const said = [
    deletedCount > 0 && `${deletedCount} deleted`,
    held.length > 0 && `${held.length} held: ${[...new Set(held.map(({ reason }) => reason))].join(" / ")}`,
    status !== "completed" && `${status}${pauseReason ? `, waits: ${pauseReason}` : ""}`,
  ];
  return said.filter(Boolean).join("; ");
}
