import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { addStripeSubscription } from "@/db/factories/add-stripe-subscription";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { stripeReads } from "@/db/schema";
import { write } from "@/db/write";
import { grantSiteAccess } from "@/lib/auth/site-access";
import { billingProviders } from "@/lib/billing/billing-providers";
import { paymentRefusalMessage } from "@/lib/billing/refusal-messages";
import { readBilling } from "@/lib/billing/stripe/read/read-up-to-now";
import { processSingleton } from "@/lib/system/process-singleton";
import { StripeServer, testKey } from "@/testing/stripe-server/stripe-server";
import { connectStripe } from "./connect-stripe";
import { findPaymentsView } from "./find-payments-view";
import { findStripe, whyNoStripe } from "./stripe-account";
import { triedEnvironmentKey } from "./tried-environment-key";
import { tryKeyAgain } from "./try-key-again";

const testNow = Date.UTC(2026, 0, 15, 12);
const account = "acct_1/test";
const refused = { ok: false, refusal: "account_of_another_site" } as const;

let stripe: StripeServer;
let db: Database;
/** The environment's key serves the second site. */
let first: number;
let second: number;
let otherKey: string;

// Stubbing here is early enough, because the settings are read at their first use, which is in the tests.
beforeAll(async () => {
  stripe = await StripeServer.start();
  otherKey = stripe.addAccount({ id: "acct_2", mode: "test", name: "Other studio" });
  vi.stubEnv("STRIPE_API_BASE", stripe.url);
  vi.stubEnv("STRIPE_SECRET_KEY", testKey);
  vi.stubEnv("STRIPE_SITE", "2");
});
afterAll(() => stripe.stop());
beforeEach(() => {
  processSingleton("accounts of the environment's key", () => new Map()).clear();
  triedEnvironmentKey().found = undefined;
  db = openMemoryDatabase();
  [first, second] = [createSite(db, { name: "Bindery" }).id, createSite(db, { name: "Press" }).id];
  expect(second).toBe(2);
});

const ownerOf = (siteId: number) => grantSiteAccess({ userId: "owner", siteId, role: "owner" });
const connect = (siteId: number, secretKey = testKey) =>
  connectStripe(ownerOf(siteId), db, { secretKey, acceptsOtherAccount: true }, testNow);
const sql = (text: string, ...values: unknown[]) => db.$client.prepare(text).run(...values);

function addRows(siteId: number): number {
  const catalogue = createCatalogue(db, { siteId });
  const { id: contactId } = createContact(db, { siteId });
  write(db, (tx) =>
    addStripeSubscription(tx, { catalogue, contactId, customer: "cus_1", subscriptions: ["sub_1"] }),
  );
  for (const table of ["billing_customers", "subscriptions"])
    sql(`UPDATE ${table} SET provider_account = ? WHERE contact_id = ?`, account, contactId);
  return contactId;
}

function addRead(siteId: number): void {
  db.insert(stripeReads).values({ siteId, providerAccount: account, wholeReadAt: 1, readUntil: 2 }).run();
}

test("an account that another site has connected is refused, without naming that site", async () => {
  expect(await connect(first)).toMatchObject({ ok: true });
  expect(await connect(second)).toEqual(refused);
  const message = paymentRefusalMessage(refused);
  expect(message).toContain("Another site here uses this Stripe account.");
  expect(message).not.toMatch(/Bindery|Press/);
  expect(db.$client.prepare("SELECT site_id FROM payment_accounts").pluck().all()).toEqual([first]);
  expect(await connect(first)).toMatchObject({ ok: true });
  expect(await connect(second, otherKey)).toMatchObject({ ok: true });
});

test("of two sites that connect it at once, one is refused", async () => {
  const outcomes = await Promise.all([connect(first), connect(second)]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes).toContainEqual(refused);
});

test("the other mode of the account is an account of its own", async () => {
  await connect(first);
  const live = stripe.addAccount({ id: "acct_1", mode: "live", name: "Test studio" });
  expect(await connect(second, live)).toMatchObject({ ok: true });
});

test.each([
  ["has read it", addRead],
  [
    "has customers of it",
    (site) => void sql("DELETE FROM subscriptions WHERE contact_id = ?", addRows(site)),
  ],
  [
    "has subscriptions of it",
    (site) => void sql("DELETE FROM billing_customers WHERE contact_id = ?", addRows(site)),
  ],
] as [string, (siteId: number) => void][])("it is refused while another site %s", async (_, add) => {
  add(first);
  expect(await connect(second)).toEqual(refused);
  expect(await connect(first)).toMatchObject({ ok: true });
});

test("it is free when the other site has connected another account and has no rows of it left", async () => {
  await connect(first);
  addRead(first);
  const contactId = addRows(first);
  expect(await connect(first, otherKey)).toMatchObject({ ok: true });
  expect(await connect(second)).toEqual(refused);
  sql("UPDATE subscriptions SET status = 'canceled'");
  expect(await connect(second)).toEqual(refused);
  sql("DELETE FROM contacts WHERE id = ?", contactId);
  expect(await connect(second)).toMatchObject({ ok: true });
  expect(await connect(first)).toEqual(refused);
});

test("a site whose account is gone from here connects its own again", async () => {
  await connect(first);
  addRead(first);
  addRows(first);
  sql("DELETE FROM payment_accounts");
  expect(await connect(second)).toEqual(refused);
  expect(await connect(first)).toMatchObject({ ok: true });
});

test("the environment's key serves no site when its account is another's, and says why", async () => {
  expect(findStripe(db, second).state).toBe("connected");
  await connect(first);
  // The process does not know the account until it asks Stripe, so the first call is refused before it does anything.
  const provider = billingProviders(db, second, () => testNow).stripe;
  await expect(provider?.account()).rejects.toThrow(whyNoStripe.of_another_site);
  expect(findStripe(db, second)).toEqual({ state: "of_another_site" });
  expect(billingProviders(db, second, () => testNow)).toMatchObject({
    stripe: undefined,
    whyNoStripe: whyNoStripe.of_another_site,
  });
  expect(await readBilling(db, second, () => testNow)).toEqual({
    kind: "unavailable",
    reason: whyNoStripe.of_another_site,
  });
  expect(findPaymentsView(ownerOf(second), db)).toMatchObject({
    account: null,
    whyNotConnected: whyNoStripe.of_another_site,
  });
  expect(whyNoStripe.of_another_site).not.toMatch(/Bindery|Press/);
  expect(findStripe(db, first).state).toBe("connected");
});

test("the environment's key that is tried again turns out to be another site's", async () => {
  await connect(first);
  expect(await tryKeyAgain(ownerOf(second), db)).toEqual(refused);
  expect(findStripe(db, second)).toEqual({ state: "of_another_site" });
  await connect(first, otherKey);
  expect(findStripe(db, second).state).toBe("connected");
});

test("a stored key that never said its account is refused it when it is tried", async () => {
  await connect(second);
  sql("UPDATE payment_accounts SET provider_account = NULL");
  await connect(first);
  expect(await tryKeyAgain(ownerOf(second), db)).toEqual(refused);
  expect(findPaymentsView(ownerOf(second), db).account?.providerAccount).toBeNull();
});
