import { afterEach, beforeEach, expect, test } from "vitest";
import { stripeClient } from "@/lib/billing/stripe/api/stripe-client";
import { disputePayment } from "./changes/dispute-payment";
import { refundPayment } from "./changes/refund-payment";
import { renewSubscription } from "./changes/renew-subscription";
import { seedCustomer, seedGuestCheckout, seedInvoice, seedPaymentIntent, seedSubscription } from "./seed";
import { StripeServer, testKey } from "./stripe-server";

let stripe: StripeServer;
let sdk: ReturnType<typeof stripeClient>;
let customer: string;
beforeEach(async () => {
  stripe = await StripeServer.start();
  sdk = stripeClient(testKey, stripe.url);
  customer = seedCustomer(stripe.store, { email: "ada@quill.example" }).id;
});
afterEach(() => stripe.stop());

const pay = (amount = 1500, currency = "eur") =>
  seedPaymentIntent(stripe.store, customer, amount, { currency }).id;

test("a refund is refused when it was made before, is too much, is disputed or cannot be covered", async () => {
  const refund = (payment_intent: string, amount?: number) =>
    sdk.refunds.create({ payment_intent, ...(amount !== undefined && { amount }) });
  const partly = pay();
  await refund(partly, 500);
  await expect(refund(partly, 1001)).rejects.toThrow("greater than unrefunded amount on charge (1000)");
  await refund(partly);
  await expect(refund(partly)).rejects.toMatchObject({ code: "charge_already_refunded" });
  const outside = pay();
  refundPayment(stripe.store, outside);
  await expect(refund(outside)).rejects.toMatchObject({ code: "charge_already_refunded" });
  const disputed = pay();
  disputePayment(stripe.store, disputed);
  await expect(refund(disputed)).rejects.toMatchObject({ code: "charge_disputed" });
  const inquired = pay();
  disputePayment(stripe.store, inquired, { status: "warning_needs_response" });
  expect((await refund(inquired)).status).toBe("succeeded");
  stripe.store.accounts.setBalance("acct_1", 100);
  const poor = pay();
  await expect(refund(poor)).rejects.toThrow(
    "Insufficient funds in your Stripe balance to refund this amount.",
  );
  expect(stripe.store.countEffects("refund", poor)).toBe(0);
  await expect(refund("pi_unknown")).rejects.toMatchObject({ statusCode: 400, param: "payment_intent" });
  expect(stripe.store.countEffects("refund", partly)).toBe(2);
});

test("what happened to a payment is read from its charge", async () => {
  const payment = pay(5000, "jpy");
  refundPayment(stripe.store, payment, { amount: 2000 });
  disputePayment(stripe.store, payment, { reason: "product_not_received" });
  const read = await sdk.paymentIntents.retrieve(payment, { expand: ["latest_charge"] });
  expect(read).toMatchObject({ amount: 5000, currency: "jpy", status: "succeeded" });
  expect(read.latest_charge).toMatchObject({ amount_refunded: 2000, refunded: false, disputed: true });
  expect((await sdk.disputes.list({ payment_intent: payment })).data[0]).toMatchObject({
    reason: "product_not_received",
    is_charge_refundable: false,
  });
  expect((await sdk.refunds.list({ payment_intent: payment })).data).toMatchObject([{ amount: 2000 }]);
});

test("a guest is known by the checkout's and the charge's address only", async () => {
  const { id } = seedGuestCheckout(stripe.store, { email: "guest@quill.example", optsIn: true, amount: 900 });
  const session = await sdk.checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge"] });
  expect(session).toMatchObject({
    customer: null,
    invoice: null,
    mode: "payment",
    customer_details: { email: "guest@quill.example" },
    consent: { promotions: "opt_in" },
    payment_intent: {
      customer: null,
      amount: 900,
      latest_charge: { billing_details: { email: "guest@quill.example" } },
    },
  });
  const byEmail = await sdk.checkout.sessions.list({ customer_details: { email: "guest@quill.example" } });
  expect(byEmail.data).toHaveLength(1);
});

test("a renewal moves the period on and is paid", async () => {
  const start = Date.UTC(2026, 0, 1) / 1000;
  const { id } = seedSubscription(stripe.store, customer, {
    interval: "month",
    intervalCount: 3,
    amount: 4500,
    periodStart: start,
  });
  const invoice = renewSubscription(stripe.store, id);
  const [item] = (await sdk.subscriptions.retrieve(id)).items.data;
  expect(item).toMatchObject({
    current_period_start: Date.UTC(2026, 3, 1) / 1000,
    current_period_end: Date.UTC(2026, 6, 1) / 1000,
  });
  const paid = await sdk.invoices.retrieve(invoice.id, { expand: ["payments"] });
  expect(paid).toMatchObject({ status: "paid", amount_paid: 4500, amount_remaining: 0 });
  expect(paid.parent?.subscription_details?.subscription).toBe(id);
  expect(paid.payments?.data).toHaveLength(1);
});

test("a failure can be kept for its key though nothing was done, and another key works", async () => {
  const invoice = seedInvoice(stripe.store, customer, { status: "open" }).id;
  const fault = { kind: "status", status: 500, afterWork: false, isKept: true } as const;
  stripe.faults.add({ method: "POST", path: /void$/, fault, times: 1 });
  const voidWith = (idempotencyKey: string) => sdk.invoices.voidInvoice(invoice, {}, { idempotencyKey });
  for (const _ of [1, 2]) await expect(voidWith("first")).rejects.toMatchObject({ statusCode: 500 });
  expect((await sdk.invoices.retrieve(invoice)).status).toBe("open");
  expect((await voidWith("second")).status).toBe("void");
});
