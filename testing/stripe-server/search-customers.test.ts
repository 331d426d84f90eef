import { afterEach, beforeEach, expect, test } from "vitest";
import { stripeClient } from "@/lib/billing/stripe/api/stripe-client";
import { changeCustomer } from "./changes/change-customer";
import { deleteCustomer } from "./changes/delete-customer";
import { seedCustomer } from "./seed";
import { StripeServer, testKey } from "./stripe-server";

let stripe: StripeServer;
let sdk: ReturnType<typeof stripeClient>;
beforeEach(async () => {
  stripe = await StripeServer.start();
  stripe.store.settings.setNow(Date.UTC(2026, 0, 15));
  sdk = stripeClient(testKey, stripe.url);
});
afterEach(() => stripe.stop());

const find = async (email: string) =>
  (await sdk.customers.search({ query: `email:'${email}'` })).data.map(({ id }) => id);

test("search ignores case, and lags behind what is made, changed and deleted", async () => {
  const { settings } = stripe.store;
  settings.setSearchDelayMs(60_000);
  const old = seedCustomer(stripe.store, { email: "Ada@Quill.example" }).id;
  expect(await find("ada@quill.example")).toEqual([old]);
  const { id } = await sdk.customers.create({ email: "ada@quill.example" });
  expect(await find("ada@quill.example")).toEqual([old]);
  settings.passTime(61_000);
  expect((await find("ada@quill.example")).sort()).toEqual([old, id].sort());

  changeCustomer(stripe.store, id, { email: "new@quill.example" });
  expect([await find("new@quill.example"), (await find("ada@quill.example")).length]).toEqual([[], 2]);
  settings.passTime(61_000);
  expect([await find("new@quill.example"), await find("ada@quill.example")]).toEqual([[id], [old]]);

  deleteCustomer(stripe.store, id);
  expect(await find("new@quill.example")).toEqual([id]);
  settings.passTime(61_000);
  expect(await find("new@quill.example")).toEqual([]);
});

test("several addresses in one question, and pages", async () => {
  for (let at = 0; at < 30; at += 1) seedCustomer(stripe.store, { email: `r${at % 2}@quill.example` });
  const query = `email:"r0@quill.example" OR email:'r1@quill.example'`;
  const first = await sdk.customers.search({ query, limit: 20 });
  expect([first.data.length, first.has_more]).toEqual([20, true]);
  const next = await sdk.customers.search({ query, limit: 20, page: first.next_page ?? "" });
  expect([next.data.length, next.has_more]).toEqual([10, false]);
  await expect(sdk.customers.search({ query: "ada" })).rejects.toMatchObject({ statusCode: 400 });
});

test("search allows 20 reads a second, and is not offered everywhere", async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 25 }, () => find("a@quill.example")));
  const refused = outcomes.filter((outcome) => outcome.status === "rejected").map(({ reason }) => reason);
  expect(refused).toHaveLength(5);
  expect(refused[0]).toMatchObject({ type: "StripeRateLimitError", statusCode: 429 });
  stripe.addAccount({ id: "acct_in", mode: "live", name: "Elsewhere" });
  const key = stripe.addKey({ id: "acct_in", mode: "live" });
  stripe.store.accounts.setOffersSearch("acct_in", false);
  const elsewhere = stripeClient(key, stripe.url);
  await expect(elsewhere.customers.search({ query: "email:'a@quill.example'" })).rejects.toMatchObject({
    statusCode: 400,
    type: "StripeInvalidRequestError",
  });
});
