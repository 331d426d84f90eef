import { afterEach, beforeEach, expect, test } from "vitest";
import { queueSync } from "@/lib/billing/stripe/account/queue-sync";
import { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import { takeInSubject } from "@/lib/billing/stripe/read/take-in-subject";
import { claimSync } from "@/lib/billing/stripe/sync/claim-sync";
import { syncPage } from "@/lib/billing/stripe/sync/sync-stripe";
import { AnswerHolder } from "@/testing/steps/hold-answers";
import { MirrorWorld } from "@/testing/steps/stripe-mirror";
import { cancelSubscription } from "@/testing/stripe-server/changes/cancel-subscription";
import { changeSubscription } from "@/testing/stripe-server/changes/change-subscription";
import { payInvoice } from "@/testing/stripe-server/changes/pay-invoice";
import { refundPayment } from "@/testing/stripe-server/changes/refund-payment";
import { seedCustomer, seedInvoice, seedPaymentIntent, seedSubscription } from "@/testing/stripe-server/seed";
import { testKey } from "@/testing/stripe-server/stripe-server";

let world: MirrorWorld;
let holder: AnswerHolder;
/** Connects to the same Stripe, with answers that can be delayed. */
let slow: StripeApi;

beforeEach(async () => {
  world = await MirrorWorld.start();
  holder = await AnswerHolder.start(world.stripe.url);
  slow = StripeApi.connect(testKey, { apiBase: holder.url, timeoutMs: 5000 });
});
afterEach(async () => {
  await holder.stop();
  await world.stop();
});

const customerOfAda = () => seedCustomer(world.store, { email: "ada@quill.example", name: "Ada Quill" }).id;
const takeInSlowly = (object: string, id: string) =>
  takeInSubject(world.db, slow, world.siteId, { object, id }, world.now);

/** Runs the phases of a sync up to `phase`, and returns a step that reads one page of that through `api`. */
async function syncUpTo(phase: string) {
  queueSync(world.db, world.siteId, null, world.now);
  const step = (api: StripeApi) => {
    const sync = claimSync(world.db, "test", world.now);
    if (!sync) throw new Error("no sync is open");
    return syncPage(world.db, api, sync, () => world.now);
  };
  while (world.value("SELECT phase FROM stripe_syncs") !== phase) await step(world.api);
  return () => step(slow);
}

test("two events of one subscription at once: the one that was answered first and written last is read again", async () => {
  const customer = customerOfAda();
  const { id } = seedSubscription(world.store, customer);
  const holding = holder.hold(/\/subscriptions\//);
  const older = takeInSlowly("subscription", id);
  await holding.reached;
  await world.receive(cancelSubscription(world.store, id));
  holding.release();
  expect(await older).toBe("done");
  expect(world.rows("SELECT status FROM subscriptions")).toBe("canceled");
});

test("the same where the row was there before, with a pause and its end", async () => {
  const customer = customerOfAda();
  const subscription = seedSubscription(world.store, customer, { pausesCollection: true });
  await world.receive(subscription);
  const holding = holder.hold(/\/subscriptions\//);
  const older = takeInSlowly("subscription", subscription.id);
  await holding.reached;
  await world.receive(changeSubscription(world.store, subscription.id, { pausesCollection: false }));
  holding.release();
  await older;
  expect(world.rows("SELECT status FROM subscriptions")).toBe("active");
});

test("a webhook against the page of a sync: subscriptions", async () => {
  const customer = customerOfAda();
  const { id } = seedSubscription(world.store, customer);
  const step = await syncUpTo("subscriptions");
  const holding = holder.hold(/\/subscriptions\?/);
  const page = step();
  await holding.reached;
  await world.receive(cancelSubscription(world.store, id));
  holding.release();
  expect(await page).toBe("more");
  expect(world.rows("SELECT status FROM subscriptions")).toBe("canceled");
  expect(world.rows("SELECT subscription_count, phase FROM stripe_syncs")).toBe("1 invoices");
});

test("a webhook against the page of a sync: invoices, whose payment is counted once", async () => {
  const customer = customerOfAda();
  const { id } = seedInvoice(world.store, customer, { status: "open" });
  const step = await syncUpTo("invoices");
  const holding = holder.hold(/\/invoices\?/);
  const page = step();
  await holding.reached;
  await world.receive(payInvoice(world.store, id));
  holding.release();
  await page;
  expect(world.rows("SELECT status, amount FROM invoices")).toBe("paid 0");
  expect(world.rows("SELECT gross, payment_count FROM revenue_daily")).toBe("1500 1");
});

test("a webhook against the page of a sync: a refund is taken off once", async () => {
  const customer = customerOfAda();
  const payment = seedPaymentIntent(world.store, customer, 900);
  await world.receive(payment);
  const step = await syncUpTo("payments");
  const holding = holder.hold(/\/payment_intents\?/);
  const page = step();
  await holding.reached;
  refundPayment(world.store, payment.id, { amount: 400 });
  await world.receive(payment);
  holding.release();
  expect(await page).toBe("ended");
  expect(world.rows("SELECT refunded_amount FROM payments")).toBe("400");
  expect(world.value("SELECT sum(refunded) FROM revenue_daily")).toBe(400);
});

test("an older reading of an invoice does not make a paid one open again", async () => {
  const customer = customerOfAda();
  const { id } = seedInvoice(world.store, customer, { status: "open" });
  const holding = holder.hold(/\/invoices\//);
  const older = takeInSlowly("invoice", id);
  await holding.reached;
  await world.receive(payInvoice(world.store, id));
  holding.release();
  await older;
  expect(world.rows("SELECT status FROM invoices")).toBe("paid");
  expect(world.value("SELECT sum(gross) FROM revenue_daily")).toBe(1500);
});
