import { expect, test } from "@playwright/test";
import fc from "fast-check";
import type Stripe from "stripe";
import StripeSdk from "stripe";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { contactTables } from "@/db/reachable-tables";
import { receiveEvent } from "@/lib/billing/stripe/read/receive-event";
import { claimSync } from "@/lib/billing/stripe/sync/claim-sync";
import { syncPage } from "@/lib/billing/stripe/sync/sync-stripe";
import { mustConfirm, mustPreview, ownerOf, runOpenDeletion, testNow } from "@/testing/steps/deletion";
import { noteAsRead, stripeWorld, testStripeApi } from "@/testing/steps/stripe-world";
import type { StripeObject } from "@/testing/stripe-server/base/store";
import {
  seedCheckout,
  seedCustomer,
  seedInvoice,
  seedPaymentIntent,
  seedSubscription,
} from "@/testing/stripe-server/seed";
import { StripeServer, testKey } from "@/testing/stripe-server/stripe-server";
import { AppServer } from "./fixtures/server";

let stripe: StripeServer;
let db: Database;
let siteId: number;
let sent = 0;

test.beforeEach(async () => {
  stripe = await StripeServer.start();
  db = openMemoryDatabase();
  siteId = createSite(db).id;
});
test.afterEach(() => stripe.stop());

function eventOf(object: StripeObject, type = `${object.object}.updated`): Stripe.Event {
  sent += 1;
  const event = { id: `evt_${sent}`, object: "event", livemode: false, type, data: { object } };
  return event as unknown as Stripe.Event;
}

const receive = (event: Stripe.Event, now = testNow) =>
  receiveEvent(db, testStripeApi(stripe), siteId, event, now);
const rows = (sql: string) => db.$client.prepare(sql).all();
const value = (sql: string) => db.$client.prepare(sql).pluck().get();

/** Returns a customer who pays monthly as the objects that Stripe sends events about. */
function subscriber(email: string): StripeObject[] {
  const customer = seedCustomer(stripe.store, { email, name: "Ada Quill" });
  const subscription = seedSubscription(stripe.store, customer.id);
  const paymentIntent = seedPaymentIntent(stripe.store, customer.id, 1500).id;
  const paid = seedInvoice(stripe.store, customer.id, {
    status: "paid",
    subscription: subscription.id,
    paymentIntent,
  });
  const open = seedInvoice(stripe.store, customer.id, { status: "open" });
  return [customer, subscription, paid, open];
}

/** Returns everything about contacts except the ids, which depend on the order of arrival. */
function contents(): unknown {
  const of = (sql: string) =>
    rows(sql)
      .map((row) => JSON.stringify(row).replaceAll(/(cus|sub|in|pi)_\d+x\d+/g, "$1"))
      .sort();
  return [
    of("SELECT email, name, marketing_status, is_customer FROM contacts"),
    of("SELECT provider_customer_id FROM billing_customers"),
    of(
      "SELECT provider_subscription_id, status, amount, currency, interval, next_charge_at FROM subscriptions",
    ),
    of("SELECT provider_invoice_id, status, amount FROM invoices"),
    of("SELECT provider_payment_id, amount, currency, status FROM payments"),
    of("SELECT day, currency, gross, refunded, payment_count FROM revenue_daily"),
  ];
}

async function erase(): Promise<void> {
  const access = ownerOf(siteId);
  mustConfirm(
    access,
    db,
    await mustPreview(access, db, { kind: "matching", filter: { everyone: true }, except: [] }),
  );
  noteAsRead(db, siteId);
  await runOpenDeletion(stripeWorld(db, testStripeApi(stripe)));
  expect(value("SELECT count(*) FROM contacts")).toBe(0);
}

test("events bring in customers, subscriptions, invoices and payments", async () => {
  for (const object of subscriber("Ada@Quill.example")) expect(await receive(eventOf(object))).toBe("done");
  expect(
    rows("SELECT email, name, marketing_status AS status, is_customer AS customer, source FROM contacts"),
  ).toEqual([
    {
      email: "ada@quill.example",
      name: "Ada Quill",
      status: "never_subscribed",
      customer: 1,
      source: "checkout",
    },
  ]);
  expect(rows("SELECT status, amount, currency, interval FROM subscriptions")).toEqual([
    { status: "active", amount: 1500, currency: "EUR", interval: "month" },
  ]);
  expect(rows("SELECT amount, status FROM payments")).toEqual([{ amount: 1500, status: "paid" }]);
  expect(value("SELECT gross FROM revenue_daily")).toBe(1500);
  expect(value("SELECT count(*) FROM invoices WHERE status = 'open'")).toBe(1);
});

test("whatever the order, and however often they come, the same is there in the end", async () => {
  test.setTimeout(120_000);
  let wanted: unknown;
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 8 }), async (order) => {
      round += 1;
      db = openMemoryDatabase();
      siteId = createSite(db).id;
      for (const { id } of stripe.store.list("subscription")) stripe.store.remove(id);
      const objects = subscriber("ada@quill.example");
      const events = objects.map((object) => eventOf(object));
      const all = [...order, 0, 1, 2, 3].flatMap((at) => events[at] ?? []);
      for (const event of all) await receive(event);
      wanted ??= contents();
      expect(contents()).toEqual(wanted);
      expect(await receive(events[0] as Stripe.Event)).toBe("replayed");
    }),
    { numRuns: 25 },
  );
  expect(round).toBeGreaterThan(20);
});

test("an event that is late says what is so now, not what was", async () => {
  const [customer, subscription] = subscriber("ada@quill.example");
  if (!customer || !subscription) throw new Error("seeded both");
  const early = eventOf(subscription);
  stripe.store.put({ ...subscription, status: "canceled", canceled_at: 1_767_300_000 });
  await receive(eventOf(subscription));
  await receive(early);
  expect(value("SELECT status FROM subscriptions")).toBe("canceled");
});

test("events of someone erased bring nothing back; who comes after that is new and gets no marketing", async () => {
  const objects = subscriber("ada@quill.example");
  for (const object of objects) await receive(eventOf(object));
  await erase();
  for (const object of objects) expect(await receive(eventOf(object))).toBe("erased");
  for (const table of ["contacts", ...contactTables(db)])
    expect([table, value(`SELECT count(*) FROM "${table}"`)]).toEqual([table, 0]);
  expect(stripe.store.chargesLeft()).toEqual([]);

  const again = seedCustomer(stripe.store, { email: "ada@quill.example", name: "Ada Quill" });
  stripe.store.put({ ...again, created: Math.floor(testNow / 1000) + 60 });
  expect(await receive(eventOf(again), testNow + 120_000)).toBe("done");
  expect(rows("SELECT email, marketing_status FROM contacts")).toEqual([
    { email: "ada@quill.example", marketing_status: "never_subscribed" },
  ]);
});

test("whoever ticks the box about promotions in a checkout is asked to confirm, erased before or not", async () => {
  const objects = subscriber("ada@quill.example");
  for (const object of objects) await receive(eventOf(object));
  const old = seedCheckout(stripe.store, String(objects[0]?.id), true);
  await erase();
  expect(await receive(eventOf(old, "checkout.session.completed"))).toBe("erased");

  const again = seedCustomer(stripe.store, { email: "ada@quill.example", name: "Ada Quill" });
  stripe.store.put({ ...again, created: Math.floor(testNow / 1000) + 60 });
  const unticked = seedCheckout(stripe.store, again.id, false);
  expect(await receive(eventOf(unticked, "checkout.session.completed"), testNow + 120_000)).toBe("done");
  expect(value("SELECT marketing_status FROM contacts")).toBe("never_subscribed");
  const ticked = seedCheckout(stripe.store, again.id, true);
  expect(await receive(eventOf(ticked, "checkout.session.completed"), testNow + 130_000)).toBe("done");
  expect(rows("SELECT email, marketing_status, source FROM contacts")).toEqual([
    { email: "ada@quill.example", marketing_status: "pending", source: "checkout" },
  ]);
  expect(rows("SELECT template, kind FROM outgoing_mail")).toEqual([
    { template: "confirm_subscription", kind: "transactional" },
  ]);
});

test("nothing is written to a contact that is being erased", async () => {
  const objects = subscriber("ada@quill.example");
  const [customer] = objects;
  if (customer) await receive(eventOf(customer));
  // Receiving the customer also read what it has. That is removed here, so that it comes with later events.
  db.$client.exec("DELETE FROM payments; DELETE FROM invoices; DELETE FROM subscriptions");
  db.$client.exec("UPDATE contacts SET being_erased_at = 1");
  for (const object of objects) expect(await receive(eventOf(object))).toBe("being_erased");
  expect(value("SELECT count(*) FROM subscriptions")).toBe(0);
});

test("a sync reads every page once, goes on after a kill, and leaves out who was erased", async () => {
  const gone = subscriber("gone@quill.example");
  for (const object of gone) await receive(eventOf(object));
  await erase();
  for (let n = 0; n < 230; n += 1) subscriber(`reader${n}@quill.example`);
  const run = async (owner: string) => {
    const sync = claimSync(db, owner, testNow);
    return sync && syncPage(db, testStripeApi(stripe, 5000), sync, () => testNow);
  };
  const start = () =>
    db.$client
      .prepare(
        "INSERT INTO stripe_syncs (site_id, status, phase, created_by, created_at) VALUES (?, 'queued', 'customers', 'o', 1)",
      )
      .run(siteId);
  start();
  expect(await run("first")).toBe("more");
  db.$client.exec("UPDATE stripe_syncs SET lease_expires_at = 0");
  for (let outcome = await run("second"); outcome === "more"; outcome = await run("second"))
    expect(outcome).toBe("more");
  const counts =
    "SELECT customer_count AS c, subscription_count AS s, invoice_count AS i, status, cursor FROM stripe_syncs ORDER BY id DESC";
  expect(rows(counts)[0]).toEqual({ c: 230, s: 230, i: 460, status: "completed", cursor: null });
  expect(value("SELECT count(*) FROM contacts")).toBe(230);
  expect(value("SELECT count(*) FROM contacts WHERE email = 'gone@quill.example'")).toBe(0);
  const before = contents();
  start();
  for (let outcome = await run("third"); outcome === "more"; outcome = await run("third"))
    expect(outcome).toBe("more");
  expect(contents()).toEqual(before);
});

test("a webhook has to be signed; then it is taken in once", async () => {
  const secret = "whsec_local_0123456789";
  const server = await AppServer.create({
    STRIPE_SECRET_KEY: testKey,
    STRIPE_API_BASE: stripe.url,
    STRIPE_WEBHOOK_SECRET: secret,
  });
  try {
    await server.start();
    const files = server.openDatabase();
    createSite(files);
    const [customer] = subscriber("ada@quill.example");
    const payload = JSON.stringify(eventOf(customer as StripeObject));
    const post = async (signature: string) => {
      const response = await fetch(`${server.url}/api/webhooks/stripe`, {
        method: "POST",
        body: payload,
        headers: { "stripe-signature": signature },
      });
      return [response.status, await response.json()];
    };
    const signed = (at = Math.floor(Date.now() / 1000), key = secret) =>
      StripeSdk.webhooks.generateTestHeaderString({ payload, secret: key, timestamp: at });
    const bad = [400, { refusal: "bad_signature" }];
    expect(await post("")).toEqual(bad);
    expect(await post(signed(undefined, "whsec_another_0123456789"))).toEqual(bad);
    expect(await post(signed(Math.floor(Date.now() / 1000) - 3600))).toEqual(bad);
    expect(files.$client.prepare("SELECT count(*) FROM contacts").pluck().get()).toBe(0);
    expect(await post(signed())).toEqual([200, { outcome: "done" }]);
    expect(await post(signed())).toEqual([200, { outcome: "replayed" }]);
    expect(files.$client.prepare("SELECT email FROM contacts").pluck().all()).toEqual(["ada@quill.example"]);
    files.$client.close();
  } finally {
    await server.dispose();
  }
});
