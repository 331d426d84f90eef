import { afterEach, beforeEach, expect, test } from "vitest";
import { stripeClient } from "@/lib/billing/stripe/api/stripe-client";
import { cancelSubscription } from "@/testing/stripe-server/changes/cancel-subscription";
import { changeCustomer } from "@/testing/stripe-server/changes/change-customer";
import { changeSubscription } from "@/testing/stripe-server/changes/change-subscription";
import { deleteCustomer } from "@/testing/stripe-server/changes/delete-customer";
import { disputePayment } from "@/testing/stripe-server/changes/dispute-payment";
import { payInvoice } from "@/testing/stripe-server/changes/pay-invoice";
import { refundPayment } from "@/testing/stripe-server/changes/refund-payment";
import { renewSubscription } from "@/testing/stripe-server/changes/renew-subscription";
import {
  seedCheckout,
  seedCustomer,
  seedGuestCheckout,
  seedInvoice,
  seedInvoiceItem,
  seedPaymentIntent,
  seedSchedule,
  seedSubscription,
} from "../seed";
import { StripeServer, testKey } from "../stripe-server";

const now = Date.UTC(2026, 0, 15);
const daySeconds = 86_400;
let stripe: StripeServer;
let sdk: ReturnType<typeof stripeClient>;
beforeEach(async () => {
  stripe = await StripeServer.start();
  stripe.store.settings.setNow(now);
  sdk = stripeClient(testKey, stripe.url);
});
afterEach(() => stripe.stop());

const ada = { email: "ada@quill.example" };
test("every change writes its events", async () => {
  const { store } = stripe;
  const customer = seedCustomer(store, ada).id;
  const subscription = seedSubscription(store, customer).id;
  const payment = seedPaymentIntent(store, customer, 1500).id;
  const [open, draft, voided] = (["open", "draft", "open"] as const).map(
    (status) => seedInvoice(store, customer, { status }).id,
  );
  const item = seedInvoiceItem(store, customer).id;
  const schedule = seedSchedule(store, customer).id;
  const changes: [() => unknown, string[]][] = [
    [() => seedCheckout(store, customer, true), ["checkout.session.completed"]],
    [
      () => seedGuestCheckout(store, { email: "guest@quill.example", created: now / 1000 }),
      ["charge.succeeded", "payment_intent.succeeded", "checkout.session.completed"],
    ],
    [() => changeCustomer(store, customer, { email: "a@quill.example" }), ["customer.updated"]],
    [
      () => changeSubscription(store, subscription, { pausesCollection: true }),
      ["customer.subscription.updated"],
    ],
    [
      () => renewSubscription(store, subscription),
      [
        "invoice.created",
        "invoice.finalized",
        "customer.subscription.updated",
        "charge.succeeded",
        "payment_intent.succeeded",
        "invoice_payment.paid",
        "invoice.updated",
        "invoice.paid",
        "invoice.payment_succeeded",
      ],
    ],
    [
      () => payInvoice(store, open ?? ""),
      [
        "charge.succeeded",
        "payment_intent.succeeded",
        "invoice_payment.paid",
        "invoice.updated",
        "invoice.paid",
        "invoice.payment_succeeded",
      ],
    ],
    [() => sdk.invoices.voidInvoice(voided ?? ""), ["invoice.updated", "invoice.voided"]],
    [() => sdk.invoices.del(draft ?? ""), ["invoice.deleted"]],
    [() => sdk.invoiceItems.del(item), ["invoiceitem.deleted"]],
    [() => sdk.subscriptionSchedules.cancel(schedule), ["subscription_schedule.canceled"]],
    [
      () => sdk.refunds.create({ payment_intent: payment, amount: 500 }),
      ["refund.created", "charge.refunded"],
    ],
    [() => refundPayment(store, payment, { amount: 500 }), ["refund.created", "charge.refunded"]],
    [() => disputePayment(store, payment), ["charge.dispute.created", "charge.dispute.funds_withdrawn"]],
    [() => sdk.subscriptions.cancel(subscription), ["customer.subscription.deleted"]],
    [
      () => cancelSubscription(store, seedSubscription(store, customer, { created: now / 1000 }).id),
      ["customer.subscription.created", "customer.subscription.deleted"],
    ],
    [
      () => {
        seedSubscription(store, customer, { created: now / 1000 });
        deleteCustomer(store, customer);
      },
      ["customer.subscription.created", "customer.subscription.deleted", "customer.deleted"],
    ],
    [() => sdk.customers.create(ada), ["customer.created"]],
  ];
  for (const [change, wanted] of changes) {
    store.settings.passTime(1000);
    const before = store.list("event").length;
    await change();
    const fresh = store.list("event").length - before;
    expect([change.toString(), fresh]).toEqual([change.toString(), wanted.length]);
    const types = store.list("event").map(({ type }) => String(type));
    for (const type of wanted) expect(types).toContain(type);
  }
  const { data } = await sdk.events.list({ limit: 100 });
  expect(data.slice(-2).map(({ type }) => type)).toEqual([
    "customer.subscription.created",
    "customer.created",
  ]);
});

test("an event shows the object of its time, and what was before", async () => {
  const { id } = seedCustomer(stripe.store, ada);
  changeCustomer(stripe.store, id, { email: "new@quill.example" });
  changeCustomer(stripe.store, id, { email: "newest@quill.example" });
  const [, changed] = (await sdk.events.list({ type: "customer.*" })).data;
  expect(changed?.data).toMatchObject({
    object: { id, email: "new@quill.example" },
    previous_attributes: { email: "ada@quill.example" },
  });
});

test("events end after 30 days, and some were never written", async () => {
  const seconds = now / 1000;
  seedCustomer(stripe.store, ada, { created: seconds - 31 * daySeconds });
  const kept = seedCustomer(stripe.store, ada, { created: seconds - 29 * daySeconds }).id;
  seedCustomer(stripe.store, ada, { created: seconds - daySeconds, event: false });
  const [event, ...others] = (await sdk.events.list()).data;
  expect([event?.data.object, others]).toMatchObject([{ id: kept }, []]);
  stripe.store.settings.passTime(2 * daySeconds * 1000);
  expect((await sdk.events.list()).data).toEqual([]);
  await expect(sdk.events.retrieve(event?.id ?? "")).rejects.toMatchObject({ code: "resource_missing" });
  expect((await sdk.customers.list()).data).toHaveLength(3);
});

test("events are asked for by types and time, newest first, page by page", async () => {
  const { store } = stripe;
  const customer = seedCustomer(store, ada, { created: now / 1000 - 100 }).id;
  for (let at = 0; at < 120; at += 1) {
    store.settings.passTime(1000);
    seedSubscription(store, customer, { created: store.settings.now() / 1000 });
  }
  const types = ["customer.subscription.created", "customer.subscription.deleted"];
  const read: number[] = [];
  for await (const { created } of sdk.events.list({ types, limit: 100 })) read.push(created);
  expect(read).toHaveLength(120);
  expect(read).toEqual([...read].sort((one, other) => other - one));
  const last = await sdk.events.list({ types, created: { gte: now / 1000 + 119 } });
  expect(last.data).toHaveLength(2);
  expect((await sdk.events.list({ type: "customer.created" })).data).toHaveLength(1);
  await expect(sdk.events.list({ type: "a", types: ["b"] })).rejects.toMatchObject({ statusCode: 400 });
});
