import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { stripeClient } from "@/lib/billing/stripe/api/stripe-client";
import { seedCustomer, seedPaymentIntent, seedSubscription } from "../seed";
import { StripeServer, testKey } from "../stripe-server";

let stripe: StripeServer;
beforeEach(async () => {
  stripe = await StripeServer.start();
});
afterEach(() => stripe.stop());

const client = (key = testKey) => stripeClient(key, stripe.url);
const ada = { email: "ada@quill.example", name: "Ada" };
const second = { id: "acct_2", mode: "test" } as const;

test("a key sees what is its own account's", async () => {
  const key = stripe.addAccount({ ...second, name: "Second studio" });
  const here = seedCustomer(stripe.store, ada).id;
  const there = seedCustomer(stripe.storeOf(second), ada).id;
  seedSubscription(stripe.storeOf(second), there);
  expect((await client().accounts.retrieveCurrent()).id).toBe("acct_1");
  const account = await client(key).accounts.retrieveCurrent();
  expect([account.id, account.settings?.dashboard.display_name]).toEqual(["acct_2", "Second studio"]);
  expect((await client().customers.list()).data.map(({ id }) => id)).toEqual([here]);
  expect((await client(key).customers.list()).data.map(({ id }) => id)).toEqual([there]);
  expect((await client(key).events.list()).data).toEqual([]);
  await expect(client(key).customers.retrieve(here)).rejects.toMatchObject({
    statusCode: 404,
    code: "resource_missing",
    message: `No such customer: '${here}'`,
  });
  await expect(client(key).subscriptions.list({ customer: here })).rejects.toMatchObject({
    statusCode: 400,
    code: "resource_missing",
    param: "customer",
  });
  expect(stripe.store.liveSubscriptions()).toEqual([]);
  expect(stripe.storeOf(second).chargesLeft(there)).toHaveLength(1);
});

test("test and live mode are two worlds, and each says which it is", async () => {
  const live = { id: "acct_1", mode: "live" } as const;
  const key = stripe.addAccount({ ...live, name: "Test studio" });
  expect(key).toMatch(/^sk_live_\w{8,}$/);
  const id = seedCustomer(stripe.storeOf(live), ada).id;
  expect(await client(key).customers.retrieve(id)).toMatchObject({ livemode: true });
  expect((await client(key).accounts.retrieveCurrent()).id).toBe("acct_1");
  await expect(client().customers.retrieve(id)).rejects.toThrow(
    `No such customer: '${id}'; a similar object exists in live mode, but a test mode key was used`,
  );
  expect(seedCustomer(stripe.store, ada).livemode).toBe(false);
});

test("an idempotency key is of one account", async () => {
  const key = stripe.addAccount({ ...second, name: "Second studio" });
  const once = { idempotencyKey: "the-same" };
  const here = await client().customers.create(ada, once);
  const there = await client(key).customers.create(ada, once);
  expect(here.id).not.toBe(there.id);
  const again = await client().customers.create(ada, once);
  expect(again.id).toBe(here.id);
  expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true");
  await expect(client().customers.create({ email: "b@quill.example" }, once)).rejects.toMatchObject({
    type: "StripeIdempotencyError",
  });
});

test("an expired key is refused by name until it is mended, a revoked one as unknown", async () => {
  const { accounts } = stripe.store;
  const list = () => client().customers.list();
  accounts.setKeyState(testKey, "expired");
  await expect(list()).rejects.toMatchObject({
    type: "StripeAuthenticationError",
    code: "api_key_expired",
    message: expect.stringContaining("Expired API Key provided: sk_test_"),
  });
  accounts.setKeyState(testKey, "revoked");
  await expect(list()).rejects.toMatchObject({
    statusCode: 401,
    message: "Invalid API Key provided: sk_test_****wxyz",
  });
  accounts.setKeyState(testKey, "valid");
  expect((await list()).data).toEqual([]);
});

test("a restricted key does what it may, and the refusal names the permission that is missing", async () => {
  const customer = seedCustomer(stripe.store, ada).id;
  const subscription = seedSubscription(stripe.store, customer).id;
  const payment_intent = seedPaymentIntent(stripe.store, customer, 1500).id;
  const permissions = ["rak_subscription_read", "rak_charge_write"] as const;
  const key = stripe.addKey({ id: "acct_1", mode: "test" }, { permissions });
  expect(key).toMatch(/^rk_test_\w{8,}$/);
  const { subscriptions, customers, invoices, refunds, accounts } = client(key);
  expect((await subscriptions.list()).data).toHaveLength(1);
  expect((await refunds.list()).data).toEqual([]);
  expect((await refunds.create({ payment_intent })).status).toBe("succeeded");
  const refused: [Promise<unknown>, string][] = [
    [subscriptions.cancel(subscription), "rak_subscription_write"],
    [subscriptions.cancel("sub_unknown"), "rak_subscription_write"],
    [customers.retrieve(customer), "rak_customer_read"],
    [customers.del(customer), "rak_customer_write"],
    [invoices.voidInvoice("in_unknown"), "rak_invoice_write"],
    [accounts.retrieveCurrent(), "rak_accounts_kyc_basic_read"],
  ];
  for (const [call, permission] of refused)
    await expect(call).rejects.toMatchObject({
      type: "StripePermissionError",
      statusCode: 403,
      message: expect.stringMatching(
        `does not have the required permissions for this endpoint on account 'acct_1'. Having the '${permission}' permission`,
      ),
    });
  expect(stripe.store.liveSubscriptions()).toHaveLength(1);
});

test("accounts and keys outlive the server, being in its file", async () => {
  const file = path.join(process.env.DATA_DIR ?? ".", "stripe-accounts.db");
  const first = await StripeServer.start({ file });
  const key = first.addAccount({ ...second, name: "Second studio" });
  const id = seedCustomer(first.storeOf(second), ada).id;
  await first.stop();
  const again = await StripeServer.start({ file });
  expect((await stripeClient(key, again.url).customers.retrieve(id)).id).toBe(id);
  await again.stop();
});
