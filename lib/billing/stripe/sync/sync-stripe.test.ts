import { afterEach, beforeEach, expect, test } from "vitest";
import { queueSync } from "@/lib/billing/stripe/account/queue-sync";
import type { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import { MirrorWorld } from "@/testing/steps/stripe-mirror";
import { syncWhole, testStripeApi } from "@/testing/steps/stripe-world";
import { payInvoice } from "@/testing/stripe-server/changes/pay-invoice";
import {
  seedCheckout,
  seedCustomer,
  seedGuestCheckout,
  seedInvoice,
  seedPaymentIntent,
  seedSubscription,
} from "@/testing/stripe-server/seed";
import { testKey } from "@/testing/stripe-server/stripe-server";
import { claimSync } from "./claim-sync";
import { syncPage } from "./sync-stripe";

let world: MirrorWorld;

beforeEach(async () => {
  world = await MirrorWorld.start();
});
afterEach(() => world.stop());

const step = (api: StripeApi = world.api) => {
  const sync = claimSync(world.db, "test", world.now);
  if (!sync) throw new Error("no sync is open");
  return syncPage(world.db, api, sync, () => world.now);
};
const stepTo = async (phase: string) => {
  while (world.value("SELECT phase FROM stripe_syncs ORDER BY id DESC") !== phase) await step();
};
const counts = () =>
  world.rows(
    `SELECT customer_count, subscription_count, invoice_count, payment_count, erased_count, status FROM stripe_syncs
     ORDER BY id DESC LIMIT 1`,
  );
const customerOf = (email: string) => seedCustomer(world.store, { email, name: "" }).id;

test("a cursor that was deleted begins its phase again, with its count", async () => {
  const customer = customerOf("ada@quill.example");
  for (let n = 0; n < 249; n += 1)
    seedInvoice(world.store, customer, { status: n === 150 ? "draft" : "void", created: 1_767_225_600 + n });
  queueSync(world.db, world.siteId, null, world.now);
  await stepTo("invoices");
  await step();
  expect(world.value("SELECT invoice_count FROM stripe_syncs")).toBe(100);
  world.store.remove(String(world.value("SELECT cursor FROM stripe_syncs")));
  expect(await step()).toBe("more");
  expect(world.rows("SELECT invoice_count, cursor FROM stripe_syncs")).toBe("0 ");
  while ((await step()) === "more");
  expect(counts()).toBe("1 0 248 0 0 completed");
  expect(world.value("SELECT count(*) FROM invoices")).toBe(249);
});

test("the same with customers, of whom some were erased", async () => {
  await world.receive(seedCustomer(world.store, { email: "gone@quill.example", name: "" }));
  await world.erase();
  for (let n = 0; n < 120; n += 1) customerOf(`reader${n}@quill.example`);
  for (let n = 0; n < 3; n += 1)
    seedCustomer(world.store, { email: "gone@quill.example", name: "" }, { created: 1_767_312_000 });
  queueSync(world.db, world.siteId, null, world.now);
  await step();
  expect(counts()).toBe("97 0 0 0 3 running");
  world.store.remove(String(world.value("SELECT cursor FROM stripe_syncs")));
  while ((await step()) === "more");
  expect(counts()).toBe("119 0 0 0 4 completed");
});

test("every list is read beyond a page", async () => {
  for (let n = 0; n < 105; n += 1) {
    const customer = customerOf(`reader${n}@quill.example`);
    const subscription = seedSubscription(world.store, customer).id;
    payInvoice(world.store, seedInvoice(world.store, customer, { status: "open", subscription }).id);
    seedPaymentIntent(world.store, customer, 900);
  }
  await syncWhole(world.db, world.api, world.siteId, () => world.now);
  expect(counts()).toBe("105 105 105 105 0 completed");
  expect(world.value("SELECT sum(gross) FROM revenue_daily")).toBe(105 * (1500 + 900));
  expect(world.value("SELECT count(*) FROM purchases")).toBe(210);
  await syncWhole(world.db, world.api, world.siteId, () => world.now);
  expect(counts()).toBe("105 105 105 105 0 completed");
  expect(world.value("SELECT sum(gross) FROM revenue_daily")).toBe(105 * (1500 + 900));
  expect(world.value("SELECT count(*) FROM stripe_sync_payments")).toBe(0);
});

test("guests and what they bought are found by a sync, and the payment of an invoice that came since is no purchase", async () => {
  seedGuestCheckout(world.store, { email: "guest@quill.example", amount: 700, bought: ["Ink"] });
  const customer = customerOf("ada@quill.example");
  const invoice = seedInvoice(world.store, customer, { status: "open" });
  queueSync(world.db, world.siteId, null, world.now);
  await stepTo("payments");
  payInvoice(world.store, invoice.id);
  while ((await step()) === "more");
  expect(
    world.rows(
      `SELECT email, offers.name, purchases.amount FROM purchases JOIN contacts ON contacts.id = contact_id
       JOIN offers ON offers.id = offer_id ORDER BY email`,
    ),
  ).toBe("ada@quill.example Invoice 1500, guest@quill.example Ink 700");
  expect(counts()).toBe("1 0 1 1 0 completed");
});

test("a sync that has ended says up to when the account is read, and never less than before", async () => {
  world.db.$client.exec("DELETE FROM stripe_reads");
  const began = world.now;
  queueSync(world.db, world.siteId, null, world.now);
  world.passDays(1);
  while ((await step()) === "more");
  const reads = "SELECT provider_account, whole_read_at, read_until FROM stripe_reads";
  // Stripe counts in seconds, so the one in which a sync begins is not over yet.
  expect(world.rows(reads)).toBe(`acct_1/test ${began - 1} ${began - 1}`);
  const later = began + 5_000_000_000;
  world.db.$client.exec(`UPDATE stripe_reads SET read_until = ${later}`);
  await syncWhole(world.db, world.api, world.siteId, () => world.now);
  expect(world.rows(reads)).toBe(`acct_1/test ${world.now - 1} ${later}`);
});

test("another account midway begins the sync again from the beginning", async () => {
  world.db.$client.exec("DELETE FROM stripe_reads");
  const key = world.stripe.addAccount({ id: "acct_2", mode: "live", name: "Other studio" });
  const other = world.stripe.storeOf({ id: "acct_2", mode: "live" });
  seedSubscription(other, seedCustomer(other, { email: "bob@quill.example" }).id);
  seedSubscription(world.store, customerOf("ada@quill.example"));
  queueSync(world.db, world.siteId, null, world.now);
  await stepTo("invoices");
  const otherApi = testStripeApi(world.stripe, 5000, key);
  expect(await step(otherApi)).toBe("more");
  expect(world.rows("SELECT phase, customer_count, subscription_count FROM stripe_syncs")).toBe(
    "customers 0 0",
  );
  while ((await step(otherApi)) === "more");
  expect(counts()).toBe("1 1 0 0 0 completed");
  expect(world.rows("SELECT provider_account FROM stripe_reads")).toBe("acct_2/live");
  expect(world.rows("SELECT provider_account FROM subscriptions ORDER BY id")).toBe(
    "acct_1/test, acct_2/live",
  );
});

test("a sync ends with Stripe's own words when Stripe refuses", async () => {
  customerOf("ada@quill.example");
  queueSync(world.db, world.siteId, null, world.now);
  world.stripe.store.accounts.setKeyState(testKey, "expired");
  expect(await step()).toBe("ended");
  expect(world.rows("SELECT status, cursor FROM stripe_syncs")).toBe("failed ");
  expect(world.value("SELECT problem FROM stripe_syncs")).toMatch(
    /^Stripe (does not accept the key|says): ./,
  );
});

test("a restricted key that may not read payments: the sync ends with why, and nothing is noted as read", async () => {
  world.db.$client.exec("DELETE FROM stripe_reads");
  const key = world.stripe.addKey(
    { id: "acct_1", mode: "test" },
    {
      permissions: [
        "rak_accounts_kyc_basic_read",
        "rak_customer_read",
        "rak_subscription_read",
        "rak_invoice_read",
      ],
    },
  );
  const restricted = testStripeApi(world.stripe, 5000, key);
  customerOf("ada@quill.example");
  queueSync(world.db, world.siteId, null, world.now);
  while ((await step(restricted)) === "more");
  expect(world.rows("SELECT status, phase FROM stripe_syncs")).toBe("failed payments");
  expect(world.rows("SELECT * FROM stripe_reads")).toBe("none");
});

test("a checkout that names a customer is that customer's payment, by whichever way it is found", async () => {
  const customer = customerOf("ada@quill.example");
  const paymentIntent = seedPaymentIntent(world.store, customer, 900).id;
  const checkout = seedCheckout(world.store, customer, false, {
    paymentIntent,
    amount: 900,
    bought: ["Ink", "Pen"],
  });
  await syncWhole(world.db, world.api, world.siteId, () => world.now);
  await world.receive(checkout);
  expect(world.rows("SELECT name, amount FROM offers")).toBe("Ink and 1 more 900");
  expect(world.rows("SELECT amount FROM payments")).toBe("900");
});
