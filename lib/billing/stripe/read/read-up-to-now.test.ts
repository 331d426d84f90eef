import { afterEach, beforeEach, expect, test } from "vitest";
import { BillingProblem, ProviderUnreachable } from "@/lib/billing/provider/billing-provider";
import { queueSync } from "@/lib/billing/stripe/account/queue-sync";
import { claimSync } from "@/lib/billing/stripe/sync/claim-sync";
import { syncPage } from "@/lib/billing/stripe/sync/sync-stripe";
import { MirrorWorld } from "@/testing/steps/stripe-mirror";
import { noteAsRead, syncWhole, testStripeApi } from "@/testing/steps/stripe-world";
import { disputePayment } from "@/testing/stripe-server/changes/dispute-payment";
import { refundPayment } from "@/testing/stripe-server/changes/refund-payment";
import { seedCustomer, seedPaymentIntent } from "@/testing/stripe-server/seed";
import { readUpToNow } from "./read-up-to-now";

let world: MirrorWorld;

beforeEach(async () => {
  world = await MirrorWorld.start();
  noteAsRead(world.db, world.siteId, "acct_1/test", world.now);
});
afterEach(() => world.stop());

const read = () => readUpToNow(world.db, world.api, world.siteId, () => world.now);

const newReaders = (count: number) => {
  for (let n = 0; n < count; n += 1)
    seedCustomer(world.store, { email: `reader${n}@quill.example` }, { created: world.inDays(0) });
};

test.each([
  ["a refusal", 402],
  ["silence", 503],
])(
  "%s ends a reading, nothing of it goes on behind its back, and the next one goes on from there",
  async (_, status) => {
    newReaders(60);
    const times = status === 503 ? 5 : 1;
    const path = new RegExp(`/customers/${world.store.list("customer")[30]?.id}$`);
    world.stripe.faults.add({ path, times, fault: { kind: "status", status, afterWork: false } });
    if (status === 402) await expect(read()).rejects.toThrow(BillingProblem);
    else expect(await read()).toMatchObject({ kind: "waiting" });
    const { requestCount } = world.stripe;
    const contacts = Number(world.value("SELECT count(*) FROM contacts"));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(world.stripe.requestCount).toBe(requestCount);
    expect(world.value("SELECT count(*) FROM contacts")).toBe(contacts);
    expect(contacts).toBeLessThan(60);
    const whole = requestCount / contacts;
    expect(await read()).toMatchObject({ kind: "read" });
    expect(world.value("SELECT count(*) FROM contacts")).toBe(60);
    expect(world.stripe.requestCount - requestCount).toBeLessThan(whole * (60 - contacts) + 10);
  },
);

test("a Stripe of which nothing can be read any more is silent", async () => {
  newReaders(3);
  world.stripe.faults.add({ path: /customers/, fault: { kind: "status", status: 503, afterWork: false } });
  await expect(read()).rejects.toThrow(ProviderUnreachable);
});

const hour = 3_600_000;
const day = 24 * hour;

test.each([-20 * day, -day, -hour, 0, hour, day, 40 * day])(
  "with a clock that is %i ms ahead of Stripe's nothing is passed over",
  async (ahead) => {
    const now = () => world.now + ahead;
    world.db.$client.exec("DELETE FROM stripe_reads");
    await syncWhole(world.db, world.api, world.siteId, now);
    const customer = (email: string) => seedCustomer(world.store, { email }, { created: world.inDays(0) });
    for (const email of ["ada@quill.example", "bob@quill.example", "cleo@quill.example"]) {
      world.passDays(0.02);
      customer(email);
      const reading = await readUpToNow(world.db, world.api, world.siteId, now);
      expect(reading).toMatchObject({ kind: "read" });
      const second = Math.floor(Math.min(now(), world.now) / 1000) * 1000;
      expect(reading).toHaveProperty("until", second - 1);
    }
    expect(world.rows("SELECT email FROM contacts ORDER BY email")).toBe(
      "ada@quill.example, bob@quill.example, cleo@quill.example",
    );
  },
);

test("what is paid in the second of a deletion's reading is counted once, whether it came before or after", async () => {
  world.now += 200;
  const created = world.inDays(0);
  const customer = seedCustomer(world.store, { email: "ada@quill.example" }, { created }).id;
  const before = seedPaymentIntent(world.store, customer, 900, { created });
  await world.receive(before);
  expect(await read()).toMatchObject({ kind: "read" });
  await world.erase();
  world.now += 400;
  const after = seedPaymentIntent(world.store, customer, 1500, { created: world.inDays(0) });
  const [refunded, refund] = [after.id, 700];
  await world.receive(before, after);
  refundPayment(world.store, refunded, { amount: refund });
  await world.receive(before, after);
  expect(world.rows("SELECT gross, refunded, payment_count FROM revenue_daily")).toBe("2400 700 2");
});

test("a clock that was set back does not make events reach further than they do", async () => {
  const setBack = () => world.now - 10 * day;
  world.passDays(35);
  expect(await readUpToNow(world.db, world.api, world.siteId, setBack)).toMatchObject({ kind: "waiting" });
});

test("a key that may not read disputes reads a disputed payment, as one that cannot be paid back", async () => {
  const may = ["accounts_kyc_basic", "customer", "subscription", "invoice", "payment_intent"] as const;
  const alsoMay = ["charge", "checkout_session", "event"] as const;
  const permissions = [...may, ...alsoMay].map((resource) => `rak_${resource}_read` as const);
  const key = world.stripe.addKey({ id: "acct_1", mode: "test" }, { permissions });
  world.api = testStripeApi(world.stripe, 5000, key);
  const customer = seedCustomer(world.store, { email: "ada@quill.example" }, { event: false }).id;
  const disputes = () => world.rows("SELECT amount, is_disputed FROM payments ORDER BY amount");
  for (const amount of [900, 1500]) seedPaymentIntent(world.store, customer, amount, { event: false });
  const [first, second] = world.store.list("payment_intent");
  disputePayment(world.store, String(first?.id), { status: "won" });
  await syncWhole(world.db, world.api, world.siteId, () => world.now);
  expect(disputes()).toBe("900 0, 1500 1");
  disputePayment(world.store, String(second?.id));
  world.passDays(0.1);
  expect(await read()).toMatchObject({ kind: "read" });
  expect(disputes()).toBe("900 1, 1500 1");
});

test("a sync that fails on our side says nothing about the account: it is waited for, longer each time", async () => {
  world.db.$client.exec(`DELETE FROM stripe_reads;
    CREATE TRIGGER refuse BEFORE INSERT ON billing_customers BEGIN SELECT RAISE(ABORT, 'refused'); END`);
  seedCustomer(world.store, { email: "ada@quill.example" });
  const tries: number[] = [];
  const began = world.now;
  for (let minute = 0; minute < 40; minute += 1) {
    expect(await read()).toMatchObject({ kind: "waiting" });
    const sync = claimSync(world.db, "test", world.now);
    if (sync) tries.push(Math.round((world.now - began) / 60_000));
    if (sync) await syncPage(world.db, world.api, sync, () => world.now);
    world.passDays(1 / 1440);
  }
  expect(tries).toEqual([0, 1, 3, 7, 15, 31]);
  expect((await read()) as object).toHaveProperty(
    "reason",
    expect.stringMatching(/^Something went wrong on our/),
  );
  world.db.$client.exec("DROP TRIGGER refuse");
  world.passDays(1);
  await read();
  await syncWhole(world.db, world.api, world.siteId, () => world.now);
  expect(await read()).toMatchObject({ kind: "read" });
});

test("what Stripe refuses is said for ten minutes, in Stripe's words", async () => {
  world.db.$client.exec("DELETE FROM stripe_reads");
  seedCustomer(world.store, { email: "ada@quill.example" });
  world.stripe.faults.add({
    path: /customers$/,
    times: 1,
    fault: { kind: "status", status: 402, afterWork: false },
  });
  await expect(syncWhole(world.db, world.api, world.siteId, () => world.now)).resolves.toBeUndefined();
  await expect(read()).rejects.toThrow("Stripe says: Your card was declined.");
  world.passDays(1 / 100);
  expect(await read()).toMatchObject({ kind: "waiting" });
});

test("only a sync that a person began is part of the history", () => {
  queueSync(world.db, world.siteId, null, world.now);
  expect(world.value("SELECT count(*) FROM audit_log")).toBe(0);
  world.db.$client.exec("DELETE FROM stripe_syncs");
  queueSync(world.db, world.siteId, "owner", world.now);
  expect(world.rows("SELECT action, actor_id FROM audit_log")).toBe("sync_started owner");
});
