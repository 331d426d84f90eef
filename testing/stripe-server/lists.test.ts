import { afterEach, beforeEach, expect, test } from "vitest";
import { stripeClient } from "@/lib/billing/stripe/api/stripe-client";
import { changeSubscription } from "./changes/change-subscription";
import { seedCustomer, seedInvoice, seedInvoiceItem, seedPaymentIntent, seedSubscription } from "./seed";
import { StripeServer, testKey } from "./stripe-server";

let stripe: StripeServer;
let sdk: ReturnType<typeof stripeClient>;
beforeEach(async () => {
  stripe = await StripeServer.start();
  sdk = stripeClient(testKey, stripe.url);
});
afterEach(() => stripe.stop());

const customerOf = (email: string, created = 1_770_000_000) =>
  seedCustomer(stripe.store, { email }, { created }).id;
const idsOf = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id);

test("the list by address is exact, by its case too", async () => {
  const [lower, upper] = [customerOf("ada@quill.example"), customerOf("Ada@Quill.example")];
  expect(idsOf(await sdk.customers.list({ email: "ada@quill.example" }))).toEqual([lower]);
  expect(idsOf(await sdk.customers.list({ email: "Ada@Quill.example" }))).toEqual([upper]);
  expect(idsOf(await sdk.customers.list({ email: "ADA@quill.example" }))).toEqual([]);
});

test("newest comes first, by the time of creation, and every page is read once", async () => {
  const made = Array.from({ length: 230 }, (_, at) =>
    customerOf(`r${at}@quill.example`, 1_770_000_000 + (at % 7)),
  );
  const read: string[] = [];
  for await (const { id } of sdk.customers.list({ limit: 100 })) read.push(id);
  expect([...read].sort()).toEqual([...made].sort());
  const times = read.map((id) => Number(stripe.store.find(id)?.created));
  expect(times).toEqual([...times].sort((one, other) => other - one));
  const back = await sdk.customers.list({ limit: 3, ending_before: read[10] ?? "" });
  expect([idsOf(back), back.has_more]).toEqual([read.slice(7, 10), true]);
  const first = await sdk.customers.list({ limit: 100, ending_before: read[2] ?? "" });
  expect([idsOf(first), first.has_more]).toEqual([read.slice(0, 2), false]);
});

test("a limit is from 1 to 100, and what is not spoken is refused", async () => {
  for (const limit of [0, 101])
    await expect(sdk.invoices.list({ limit })).rejects.toMatchObject({ param: "limit" });
  const unknown = { limit: 1, custmer: "cus_1" };
  await expect(sdk.invoices.list(unknown)).rejects.toMatchObject({ code: "parameter_unknown" });
  seedInvoice(stripe.store, customerOf("ada@quill.example"), { status: "open" });
  await expect(sdk.invoices.list({ expand: ["data.paymants"] })).rejects.toThrow("cannot be expanded");
});

test("a range of creation is open or closed at either end", async () => {
  const [one, two, three] = [10, 20, 30].map((created) => customerOf("a@quill.example", created));
  const created = async (range: object) => idsOf(await sdk.customers.list({ created: range }));
  expect(await created({ gt: 10 })).toEqual([three, two]);
  expect(await created({ gte: 10, lt: 30 })).toEqual([two, one]);
  expect(await created({ lte: 20 })).toEqual([two, one]);
  expect(idsOf(await sdk.customers.list({ created: 20 }))).toEqual([two]);
});

test("a cursor that vanished is missing, and says so of the cursor", async () => {
  const customer = customerOf("ada@quill.example");
  const draft = seedInvoice(stripe.store, customer, { status: "draft" }).id;
  seedInvoice(stripe.store, customer, { status: "open", created: 1_760_000_000 });
  await sdk.invoices.del(draft);
  await expect(sdk.invoices.list({ starting_after: draft })).rejects.toMatchObject({
    statusCode: 400,
    code: "resource_missing",
    param: "starting_after",
    message: `No such invoice: '${draft}'`,
  });
  const canceled = seedSubscription(stripe.store, customer).id;
  await sdk.subscriptions.cancel(canceled);
  await expect(sdk.subscriptions.list({ starting_after: canceled })).rejects.toMatchObject({
    param: "starting_after",
  });
  expect(idsOf(await sdk.subscriptions.list({ starting_after: canceled, status: "all" }))).toEqual([]);
});

test("subscriptions are listed by status; without one only the canceled are left out", async () => {
  const customer = customerOf("ada@quill.example");
  const statuses = [
    "active",
    "past_due",
    "trialing",
    "unpaid",
    "paused",
    "incomplete",
    "incomplete_expired",
    "canceled",
  ] as const;
  const byStatus = new Map(
    statuses.map((status) => [status, seedSubscription(stripe.store, customer, { status }).id]),
  );
  for (const status of statuses)
    expect([status, idsOf(await sdk.subscriptions.list({ status }))]).toEqual([
      status,
      [byStatus.get(status)],
    ]);
  expect((await sdk.subscriptions.list({ customer })).data).toHaveLength(7);
  expect((await sdk.subscriptions.list({ customer, status: "all" })).data).toHaveLength(8);
  expect(idsOf(await sdk.subscriptions.list({ status: "ended" })).sort()).toEqual(
    [byStatus.get("canceled"), byStatus.get("incomplete_expired")].sort(),
  );
});

test("every list by a customer who is not there refuses; by one who was deleted it answers", async () => {
  const lists = [
    (customer: string) => sdk.subscriptions.list({ customer, status: "all" }),
    (customer: string) => sdk.subscriptionSchedules.list({ customer }),
    (customer: string) => sdk.invoices.list({ customer }),
    (customer: string) => sdk.invoiceItems.list({ customer }),
    (customer: string) => sdk.paymentIntents.list({ customer }),
    (customer: string) => sdk.charges.list({ customer }),
    (customer: string) => sdk.checkout.sessions.list({ customer }),
  ];
  for (const list of lists)
    await expect(list("cus_unknown")).rejects.toMatchObject({
      statusCode: 400,
      code: "resource_missing",
      param: "customer",
    });
  const customer = customerOf("ada@quill.example");
  seedSubscription(stripe.store, customer);
  seedInvoiceItem(stripe.store, customer);
  expect(await sdk.customers.del(customer)).toMatchObject({ id: customer, deleted: true });
  for (const list of lists) expect((await list(customer)).object).toBe("list");
  expect((await sdk.subscriptions.list({ customer, status: "all" })).data[0]).toMatchObject({
    status: "canceled",
    ended_at: expect.any(Number),
  });
  expect(await sdk.customers.retrieve(customer)).toEqual(
    expect.objectContaining({ id: customer, object: "customer", deleted: true }),
  );
  expect((await sdk.customers.list()).data).toEqual([]);
  await expect(sdk.customers.del(customer)).rejects.toMatchObject({ statusCode: 404 });
});

test("periods follow the calendar: weekly, quarterly, yearly, several items", async () => {
  const start = Date.UTC(2026, 0, 31) / 1000;
  const customer = customerOf("ada@quill.example");
  const items = [
    { interval: "week" as const, amount: 7000 },
    { interval: "month" as const, intervalCount: 3, quantity: 2 },
    { interval: "year" as const, currency: "eur", amount: 15_000 },
    { interval: "day" as const, intervalCount: 10 },
  ].map((item) => ({ ...item, periodStart: start }));
  const { id } = seedSubscription(stripe.store, customer, { items });
  const read = await sdk.subscriptions.retrieve(id);
  const ends = read.items.data.map((item) =>
    new Date(item.current_period_end * 1000).toISOString().slice(0, 10),
  );
  expect(ends).toEqual(["2026-02-07", "2026-04-30", "2027-01-31", "2026-02-10"]);
  expect(read.items.data[1]).toMatchObject({ quantity: 2, price: { recurring: { interval_count: 3 } } });
  expect(read.items.data[0]?.price.unit_amount_decimal?.toString()).toBe("7000");
  changeSubscription(stripe.store, id, { cancelAtPeriodEnd: true, pausesCollection: true });
  expect(await sdk.subscriptions.retrieve(id)).toMatchObject({
    status: "active",
    cancel_at_period_end: true,
    cancel_at: Date.UTC(2027, 0, 31) / 1000,
    pause_collection: { behavior: "void" },
  });
});

test("what is asked for is expanded, in lists too", async () => {
  const customer = customerOf("ada@quill.example");
  const paymentIntent = seedPaymentIntent(stripe.store, customer, 1500).id;
  const invoice = seedInvoice(stripe.store, customer, { status: "paid", paymentIntent }).id;
  expect((await sdk.invoices.retrieve(invoice)).payments).toBeUndefined();
  const { data } = await sdk.invoices.list({
    expand: ["data.payments.data.payment.payment_intent", "data.customer"],
  });
  expect(data[0]?.payments?.data[0]?.payment.payment_intent).toMatchObject({ id: paymentIntent });
  expect(data[0]?.customer).toMatchObject({ email: "ada@quill.example" });
  const intents = await sdk.paymentIntents.list({ customer, expand: ["data.latest_charge"] });
  expect(intents.data[0]?.latest_charge).toMatchObject({ object: "charge", paid: true });
  const ties = await sdk.invoicePayments.list({
    payment: { type: "payment_intent", payment_intent: paymentIntent },
  });
  expect(ties.data.map((tie) => tie.invoice)).toEqual([invoice]);
});
