import { test as base, expect } from "@playwright/test";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { retryHeldContacts } from "@/lib/deletion/held/retry-held-contacts";
import { confirmDeletion } from "@/lib/deletion/manifest/confirm-deletion";
import { findDeletion } from "@/lib/deletion/receipt/find-deletion";
import type { JobContext } from "@/lib/jobs/job-context";
import { mustPreview, ownerOf, runOpenDeletion, testNow } from "@/testing/steps/deletion";
import { noteAsRead, stripeWorld, testStripeApi } from "@/testing/steps/stripe-world";
import type { Fault } from "@/testing/stripe-server/base/faults";
import {
  seedCustomer,
  seedInvoice,
  seedInvoiceItem,
  seedPaymentIntent,
  seedSchedule,
  seedSubscription,
} from "@/testing/stripe-server/seed";
import { StripeServer } from "@/testing/stripe-server/stripe-server";

const moments: Record<string, [method: string, path: RegExp]> = {
  "cancel a subscription": ["DELETE", /^\/v1\/subscriptions\//],
  "read it back": ["GET", /^\/v1\/subscriptions\/./],
  "list schedules": ["GET", /^\/v1\/subscription_schedules$/],
  "cancel a schedule": ["POST", /^\/v1\/subscription_schedules\/.*\/cancel$/],
  "list subscriptions": ["GET", /^\/v1\/subscriptions$/],
  "list pending items": ["GET", /^\/v1\/invoiceitems$/],
  "delete a pending item": ["DELETE", /^\/v1\/invoiceitems\//],
  "list invoices": ["GET", /^\/v1\/invoices$/],
  "delete a draft": ["DELETE", /^\/v1\/invoices\//],
  "finalise a draft": ["POST", /^\/v1\/invoices\/.*\/finalize$/],
  "void an invoice": ["POST", /^\/v1\/invoices\/.*\/void$/],
  refund: ["POST", /^\/v1\/refunds$/],
  "read the refund": ["GET", /^\/v1\/refunds$/],
};

const passing: Record<string, Fault> = {
  "500 before": { kind: "status", status: 500, afterWork: false },
  "500 after": { kind: "status", status: 500, afterWork: true },
  "429": { kind: "status", status: 429, retryAfterSeconds: 0.02, afterWork: false },
  "cut before": { kind: "cut", afterWork: false },
  "cut after": { kind: "cut", afterWork: true },
  "time-out before": { kind: "hang", afterWork: false },
  "time-out after": { kind: "hang", afterWork: true },
};
const lasting: Record<string, Fault> = {
  refused: { kind: "status", status: 402, afterWork: false },
  "down for long": { kind: "status", status: 503, afterWork: false },
};

const test = base.extend<object, { isSoak: boolean }>({ isSoak: [false, { option: true, scope: "worker" }] });
const notRun = "not run";

let stripe: StripeServer;
test.beforeEach(async () => {
  stripe = await StripeServer.start();
});
test.afterEach(() => stripe.stop());

/**
 * Asks for every fault at every moment in `npm run soak`, and otherwise for a third of them: each fault at some moments,
 * each moment with some faults.
 */
test("every fault at every moment: erased with nothing billing, or held with its reason", async ({
  isSoak,
}) => {
  test.setTimeout(240_000);
  const table: string[][] = [["", ...Object.keys(passing), ...Object.keys(lasting)]];
  const isAsked = (row: number, column: number) => isSoak || (row + column) % 3 === 0;
  for (const [at, [moment, [method, path]]] of Object.entries(moments).entries()) {
    const row = [moment];
    for (const [column, fault] of [...Object.values(passing), ...Object.values(lasting)].entries()) {
      const isLasting = column >= Object.keys(passing).length;
      if (isAsked(at, column))
        row.push(await outcomesOf({ method, path, fault, ...(!isLasting && { times: 1 }) }));
      else row.push(notRun);
    }
    table.push(row);
  }
  process.stdout.write(`\n${drawn(table)}\n`);
  const [, ...rows] = table;
  for (const [moment, ...outcomes] of rows) {
    // A refusal to delete a draft holds nobody, because the draft is finalised and voided instead.
    const refused = moment === "delete a draft" ? "erased, then erased" : "held, then erased";
    const expected = [...Object.keys(passing).map(() => "erased"), refused, "waits, then erased"];
    const asked = (said: string, index: number) => (outcomes[index] === notRun ? notRun : said);
    expect([moment, ...outcomes]).toEqual([moment, ...expected.map(asked)]);
  }
});

/** Returns how a deletion ends that meets this fault, and after one that lasts, how it ends once that is over. */
async function outcomesOf(fault: Parameters<StripeServer["faults"]["add"]>[0]): Promise<string> {
  const world = setUp();
  stripe.faults.add(fault);
  const first = await outcomeOf(world);
  stripe.faults.clear();
  return fault.times === undefined ? `${first}, then ${await outcomeAfterRepair(world)}` : first;
}

interface World extends JobContext {
  contactId: number;
  jobId: number;
  customer: string;
  payment: string;
  subscription: string;
  siteId: number;
}

/**
 * Creates a contact whose Stripe customer has one of everything that charges, and confirms the deletion with refund.
 */
function setUp(): Promise<World> {
  return prepare(openMemoryDatabase());
}

async function prepare(db: Database): Promise<World> {
  const siteId = createSite(db).id;
  const catalogue = createCatalogue(db, { siteId });
  const contact = createContactWithEverything(db, { siteId, catalogue });
  const customer = seedCustomer(stripe.store, contact).id;
  const subscription = seedSubscription(stripe.store, customer).id;
  seedSubscription(stripe.store, customer); // This subscription has no row here, so only reading the customer finds it.
  seedSchedule(stripe.store, customer);
  seedInvoiceItem(stripe.store, customer);
  seedInvoice(stripe.store, customer, { status: "open" });
  seedInvoice(stripe.store, customer, { status: "draft" });
  seedInvoice(stripe.store, customer, { status: "draft", subscription });
  const payment = seedPaymentIntent(stripe.store, customer, 1500).id;
  const run = (sql: string, ...values: unknown[]) => db.$client.prepare(sql).run(...values);
  run("UPDATE billing_customers SET provider = 'stripe', provider_customer_id = ?", customer);
  run(
    "UPDATE subscriptions SET provider = 'stripe', provider_subscription_id = ?, next_charge_at = ?",
    subscription,
    testNow + 10 * 86_400_000,
  );
  run(
    "UPDATE payments SET provider_payment_id = ? WHERE purchase_id = (SELECT purchase_id FROM subscriptions)",
    payment,
  );

  const access = ownerOf(siteId);
  const { jobId, digest, phrase, plan } = await mustPreview(
    access,
    db,
    { kind: "ids", ids: [contact.id] },
    { kind: "read", account: "acct_1/test", until: testNow },
  );
  expect(plan.billing.unused).toEqual([{ currency: "EUR", amount: expect.any(Number) }]);
  expect(confirmDeletion(access, db, { jobId, digest, phrase, refundsUnused: true }, testNow).ok).toBe(true);

  noteAsRead(db, siteId);
  return {
    ...stripeWorld(db, testStripeApi(stripe, 500)),
    siteId,
    contactId: contact.id,
    jobId,
    customer,
    payment,
    subscription,
  };
}

/** Runs the deletion once and returns how it stands. Checks in any case what must never happen. */
async function outcomeOf(preparing: Promise<World> | World): Promise<string> {
  const world = await preparing;
  await runOpenDeletion(world);
  return settledOutcome(world);
}

function settledOutcome(world: World): string {
  const { db, siteId, jobId, customer, subscription } = world;
  const deletion = findDeletion(ownerOf(siteId), db, jobId);
  if (!deletion) throw new Error("no deletion");
  const isThere = db.$client.prepare("SELECT count(*) FROM contacts").pluck().get() === 1;
  const left = stripe.store.chargesLeft(customer);
  if (!isThere) expect(left).toEqual([]);
  expect(stripe.store.countEffects("cancel", subscription)).toBeLessThanOrEqual(1);
  expect(stripe.store.countRepeatedEffects("cancel")).toBe(0);
  expect(stripe.store.countRepeatedEffects("refund")).toBe(0);
  if (!isThere) expect(stripe.store.countEffects("refund", world.payment)).toBe(1);
  if (!isThere) return deletion.deletedCount === 1 ? "erased" : "gone without a word";
  if (deletion.needsAttentionCount === 1) return deletion.held[0]?.reason ? "held" : "held without a reason";
  return deletion.pauseReason ? "waits" : "left alone";
}

async function outcomeAfterRepair(preparing: Promise<World>): Promise<string> {
  const world = await preparing;
  const deletion = findDeletion(ownerOf(world.siteId), world.db, world.jobId);
  if (deletion?.deletedCount) return settledOutcome(world);
  if (deletion?.needsAttentionCount) {
    retryHeldContacts(ownerOf(world.siteId), world.db, { jobId: world.jobId }, testNow);
  }
  return outcomeOf({ ...world, now: () => testNow + 60_000 });
}

function drawn(table: string[][]): string {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  return table.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ")).join("\n");
}
