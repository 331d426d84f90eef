import fc from "fast-check";
import { expect, test } from "vitest";
import { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import { AnswerHolder } from "@/testing/steps/hold-answers";
import { runsOf } from "@/testing/steps/runs";
import { MirrorWorld } from "@/testing/steps/stripe-mirror";
import { syncWhole } from "@/testing/steps/stripe-world";
import type { StripeObject } from "@/testing/stripe-server/base/store";
import { cancelSubscription } from "@/testing/stripe-server/changes/cancel-subscription";
import { changeSubscription } from "@/testing/stripe-server/changes/change-subscription";
import { disputePayment } from "@/testing/stripe-server/changes/dispute-payment";
import { payInvoice } from "@/testing/stripe-server/changes/pay-invoice";
import { refundPayment } from "@/testing/stripe-server/changes/refund-payment";
import { renewSubscription } from "@/testing/stripe-server/changes/renew-subscription";
import {
  seedCheckout,
  seedCustomer,
  seedGuestCheckout,
  seedInvoice,
  seedPaymentIntent,
  seedSubscription,
} from "@/testing/stripe-server/seed";
import { testKey } from "@/testing/stripe-server/stripe-server";

/** Lists the queries that show everything stored about contacts, without row ids. */
const queries = [
  "SELECT email, marketing_status, is_customer FROM contacts",
  "SELECT provider_customer_id, provider_account FROM billing_customers",
  `SELECT provider_subscription_id, status, amount, interval, interval_count, period_start_at, period_end_at,
     next_charge_at, ends_at, canceled_at, provider_customer_id, provider_account FROM subscriptions`,
  "SELECT provider_invoice_id, status, amount, provider_account FROM invoices",
  `SELECT provider_payment_id, payments.amount, status, refunded_amount, is_disputed, provider_account, offers.name
   FROM payments
   JOIN purchases ON purchases.contact_id = payments.contact_id AND purchases.id = purchase_id
   JOIN offers ON offers.id = offer_id`,
  "SELECT kind, amount, created_at, revoked_at FROM purchases",
  "SELECT day, gross, refunded, payment_count FROM revenue_daily",
];

const contentsOf = (world: MirrorWorld) =>
  queries.map((sql) => world.db.$client.prepare(sql).raw().all().map(String).sort());

/**
 * Creates a customer who subscribes and buys once, a guest, and the events that happen to them one after the other.
 */
function story({ store }: MirrorWorld) {
  const customer = seedCustomer(store, { email: "ada@quill.example", name: "Ada" });
  const subscription = seedSubscription(store, customer.id, { interval: "week" });
  const invoice = seedInvoice(store, customer.id, { status: "open", subscription: subscription.id });
  const once = seedPaymentIntent(store, customer.id, 900);
  const checkout = seedCheckout(store, customer.id, false, { paymentIntent: once.id, bought: ["Ink"] });
  const guest = seedGuestCheckout(store, { email: "guest@quill.example", bought: ["Pen"] });
  const objects = [customer, subscription, invoice, once, checkout, guest];
  const happenings: (() => StripeObject[])[] = [
    () => [payInvoice(store, invoice.id)],
    () => [refundPayment(store, once.id, { amount: 300 })],
    () => [refundPayment(store, once.id)],
    () => [renewSubscription(store, subscription.id), subscription],
    () => [changeSubscription(store, subscription.id, { cancelAtPeriodEnd: true })],
    () => [cancelSubscription(store, subscription.id)],
    () => [disputePayment(store, String(guest.payment_intent))],
  ];
  return { objects, happenings };
}

const waitMs = fc.integer({ min: 0, max: 15 });
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant("happen" as const), waitMs }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("deliver" as const), at: fc.nat(20), waitMs }) },
);

test("events in any order, late, twice and at once leave what a whole sync reads", async () => {
  const delays = fc.infiniteStream(fc.integer({ min: 0, max: 60 }));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), delays, async (steps, delay) => {
      const world = await MirrorWorld.start();
      const holder = await AnswerHolder.start(world.stripe.url);
      const quick = world.api;
      world.api = StripeApi.connect(testKey, { apiBase: holder.url, timeoutMs: 5000 });
      holder.delayMs = () => delay.next().value;
      await world.api.account();
      try {
        const { objects, happenings } = story(world);
        const underWay: Promise<string>[] = [];
        const deliver = (some: StripeObject[]) =>
          underWay.push(...some.map((object) => world.receive(object)));
        const undelivered = new Set(objects);
        for (const one of steps) {
          if (one.do === "happen") deliver(happenings.shift()?.() ?? []);
          const object = one.do === "deliver" && objects[one.at % objects.length];
          if (object) {
            undelivered.delete(object);
            deliver([object]);
          }
          await new Promise((resolve) => setTimeout(resolve, one.waitMs));
        }
        deliver([...undelivered]);
        await Promise.all(underWay);
        world.api = quick;
        const byEvents = contentsOf(world);
        await syncWhole(world.db, quick, world.siteId, () => world.now);
        expect(contentsOf(world)).toEqual(byEvents);
        world.db.$client.exec("DELETE FROM contacts; DELETE FROM revenue_daily");
        await syncWhole(world.db, quick, world.siteId, () => world.now);
        expect(contentsOf(world)).toEqual(byEvents);
      } finally {
        await holder.stop();
        await world.stop();
      }
    }),
    { numRuns: runsOf(8) },
  );
}, 120_000);
