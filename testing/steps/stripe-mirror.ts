import type Stripe from "stripe";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import type { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import { receiveEvent } from "@/lib/billing/stripe/read/receive-event";
import type { StripeObject, StripeStore } from "@/testing/stripe-server/base/store";
import { StripeServer } from "@/testing/stripe-server/stripe-server";
import { mustConfirm, mustPreview, ownerOf, runOpenDeletion, testNow } from "./deletion";
import { noteAsRead, stripeWorld, testStripeApi } from "./stripe-world";

const day = 86_400_000;
let sent = 0;

/** Sets up a site that bills through a local Stripe. Both share one clock. */
export class MirrorWorld {
  readonly db: Database = openMemoryDatabase();
  readonly siteId = createSite(this.db).id;
  now = testNow;

  private constructor(
    readonly stripe: StripeServer,
    public api: StripeApi,
  ) {}

  static async start(): Promise<MirrorWorld> {
    const stripe = await StripeServer.start();
    const world = new MirrorWorld(stripe, testStripeApi(stripe, 5000));
    stripe.store.settings.setNow(testNow);
    noteAsRead(world.db, world.siteId, "acct_1/test", testNow + 365 * day);
    return world;
  }

  stop(): Promise<void> {
    return this.stripe.stop();
  }

  get store(): StripeStore {
    return this.stripe.store;
  }

  /** Returns the time `days` from now in seconds, as Stripe counts. */
  inDays(days: number): number {
    return Math.floor((this.now + days * day) / 1000);
  }

  passDays(days: number): void {
    this.now += days * day;
    this.store.settings.setNow(this.now);
  }

  /** Delivers one event per object, as Stripe would, and returns the outcomes. */
  async receive(...objects: StripeObject[]): Promise<string> {
    const outcomes: string[] = [];
    for (const object of objects) outcomes.push(await this.receiveAs({ livemode: false }, object));
    return outcomes.join(" ");
  }

  /** Delivers one event with its own `livemode` and `account`, and returns the outcome. */
  receiveAs(fields: { livemode: boolean; account?: string }, object: StripeObject): Promise<string> {
    sent += 1;
    const event = { id: `evt_mirror_${sent}`, object: "event", ...fields, data: { object } };
    return receiveEvent(this.db, this.api, this.siteId, event as unknown as Stripe.Event, this.now);
  }

  /** Runs a complete deletion of every contact. Throws when a contact is left. */
  async erase(): Promise<void> {
    const access = ownerOf(this.siteId);
    const selection = { kind: "matching" as const, filter: { everyone: true as const }, except: [] };
    mustConfirm(access, this.db, await mustPreview(access, this.db, selection));
    await runOpenDeletion(stripeWorld(this.db, this.api, () => this.now));
    if (this.value("SELECT count(*) FROM contacts") !== 0) throw new Error("a contact is left");
  }

  /** Marks every contact as being erased. A deletion that is running or holds contacts does the same. */
  hold(): void {
    this.db.$client.exec("UPDATE contacts SET being_erased_at = 1");
  }

  value(sql: string): unknown {
    return this.db.$client.prepare(sql).pluck().get();
  }

  /** Returns the rows of a query as text, with spaces between the values of a row. Returns "none" without rows. */
  rows(sql: string): string {
    const rows = this.db.$client.prepare(sql).raw().all() as unknown[][];
    return rows.map((row) => row.join(" ")).join(", ") || "none";
  }
}
