import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { addStripeSubscription } from "@/db/factories/add-stripe-subscription";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { grantSiteAccess } from "@/lib/auth/site-access";
import { paymentRefusalMessage } from "@/lib/billing/refusal-messages";
import { encryptSetting } from "@/lib/system/encrypt-setting";
import type { Permission } from "@/testing/stripe-server/base/accounts";
import { seedCustomer, seedSubscription } from "@/testing/stripe-server/seed";
import { StripeServer, testKey } from "@/testing/stripe-server/stripe-server";
import { connectStripe, startSync } from "./connect-stripe";
import { findPaymentsView } from "./find-payments-view";
import type { KeyPermissionName } from "./key-permissions";
import { findStripe } from "./stripe-account";
import { tryKeyAgain } from "./try-key-again";

let stripe: StripeServer;
let db: Database;
let siteId: number;

const testNow = Date.UTC(2026, 0, 15, 12);
const ownerOf = (site: number) => grantSiteAccess({ userId: "owner", siteId: site, role: "owner" });

// Stubbing here is early enough, because the settings are read at their first use, which is in the tests.
beforeAll(async () => {
  stripe = await StripeServer.start();
  vi.stubEnv("STRIPE_API_BASE", stripe.url);
});
afterAll(() => stripe.stop());
beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
});

const everything: Permission[] = [
  "rak_accounts_kyc_basic_read",
  "rak_customer_write",
  "rak_subscription_write",
  "rak_invoice_write",
  "rak_payment_intent_read",
  "rak_charge_write",
  "rak_dispute_read",
  "rak_checkout_session_read",
  "rak_event_read",
];
const account = { id: "acct_1", mode: "test" } as const;
const restrictedKey = (permissions: Permission[]) => stripe.addKey(account, { permissions });
const connect = (secretKey: string, acceptsOtherAccount?: boolean) =>
  connectStripe(
    ownerOf(siteId),
    db,
    { secretKey, ...(acceptsOtherAccount !== undefined && { acceptsOtherAccount }) },
    testNow,
  );
const view = () => findPaymentsView(ownerOf(siteId), db);

/**
 * Adds a contact with a live subscription in an account of the local Stripe. With `isOfBefore` the rows name no
 * account.
 */
function addBilled(of: { id: string; mode: "test" | "live" }, isOfBefore = false): void {
  const contact = createContact(db, { siteId });
  const store = stripe.storeOf(of);
  const customer = seedCustomer(store, contact).id;
  const subscriptions = [seedSubscription(store, customer).id];
  const catalogue = createCatalogue(db, { siteId });
  write(db, (tx) => addStripeSubscription(tx, { catalogue, contactId: contact.id, customer, subscriptions }));
  if (isOfBefore) return;
  for (const table of ["billing_customers", "subscriptions"])
    db.$client
      .prepare(`UPDATE ${table} SET provider_account = ? WHERE contact_id = ?`)
      .run(`${of.id}/${of.mode}`, contact.id);
}

test("connecting finds out the account, its mode and what the key may do", async () => {
  expect(await connect(testKey)).toEqual({ ok: true, accountName: "Test studio" });
  const found = view().account;
  expect(found).toMatchObject({ name: "Test studio", providerAccount: "acct_1/test", isReadable: true });
  expect(found?.permissions?.every(({ isAllowed }) => isAllowed)).toBe(true);
  const live = stripe.addAccount({ id: "acct_1", mode: "live", name: "Test studio" });
  expect(await connect(live)).toMatchObject({ ok: true });
  expect(view().account?.providerAccount).toBe("acct_1/live");
});

test("trying a key changes nothing at Stripe", async () => {
  const before = stripe.store.list("customer").length;
  await connect(testKey);
  expect(stripe.store.list("customer")).toHaveLength(before);
  for (const kind of ["refund", "subscription", "invoice"]) expect(stripe.store.list(kind)).toHaveLength(0);
});

const lacking: [Permission, Permission | null, KeyPermissionName[], string][] = [
  [
    "rak_subscription_write",
    "rak_subscription_read",
    ["cancel_subscriptions"],
    "This key may not cancel subscriptions. In Stripe give it Write for Subscriptions. The key was not stored.",
  ],
  [
    "rak_invoice_write",
    null,
    ["read_invoices", "void_invoices"],
    "This key may not read invoices or void invoices. In Stripe give it Write for Invoices. The key was not stored.",
  ],
  [
    "rak_event_read",
    null,
    ["read_events"],
    "This key may not read events. In Stripe give it Read for Events. The key was not stored.",
  ],
  [
    "rak_charge_write",
    "rak_charge_read",
    ["refund_payments"],
    "This key may not refund payments. In Stripe give it Write for Charges and Refunds. The key was not stored.",
  ],
  [
    "rak_dispute_read",
    null,
    ["read_disputes"],
    "This key may not read disputes. In Stripe give it Read for Disputes. The key was not stored.",
  ],
  [
    "rak_accounts_kyc_basic_read",
    null,
    ["read_account"],
    "This key may not read which account it is of. In Stripe give it Read for Accounts (KYC basic). The key was not stored.",
  ],
];

test.each(lacking)(
  "a key without %s is refused by what it lacks",
  async (without, instead, missing, message) => {
    const permissions = everything.filter((one) => one !== without);
    const refused = await connect(restrictedKey(instead ? [...permissions, instead] : permissions));
    expect(refused).toEqual({ ok: false, refusal: "lacks_permissions", missing });
    if (refused.ok) throw new Error("it was connected");
    expect(paymentRefusalMessage(refused)).toBe(message);
    expect(view().account).toBeNull();
  },
);

test("a key that may not read what paid an invoice is refused", async () => {
  const fault = { kind: "status", status: 403, afterWork: false } as const;
  stripe.faults.add({ path: /invoice_payments$/, fault });
  expect(await connect(testKey)).toMatchObject({ refusal: "lacks_permissions", missing: ["read_invoices"] });
  stripe.faults.clear();
});

test("a key that may not delete customers is taken, and shown as what it is", async () => {
  const permissions = everything.filter((one) => one !== "rak_customer_write");
  expect(await connect(restrictedKey([...permissions, "rak_customer_read"]))).toMatchObject({ ok: true });
  expect(view().account?.permissions?.filter(({ isAllowed }) => !isAllowed)).toEqual([
    { name: "delete_customers", isAllowed: false },
  ]);
});

test("a permission taken away at Stripe shows when the key is tried again", async () => {
  const key = restrictedKey(everything);
  await connect(key);
  const less = restrictedKey(everything.filter((one) => one !== "rak_event_read"));
  db.$client.prepare("UPDATE payment_accounts SET encrypted_key = ?").run(encryptSetting(less));
  expect(await tryKeyAgain(ownerOf(siteId), db)).toEqual({ ok: true });
  expect(view().account?.permissions?.filter(({ isAllowed }) => !isAllowed)).toEqual([
    { name: "read_events", isAllowed: false },
  ]);
  stripe.store.accounts.setKeyState(less, "revoked");
  expect(await tryKeyAgain(ownerOf(siteId), db)).toMatchObject({ ok: false, refusal: "key_not_accepted" });
  expect(view().account?.permissions?.some(({ isAllowed }) => isAllowed)).toBe(true);
});

test.each([
  ["another account", { id: "acct_2", mode: "test" } as const],
  ["a live key for a test one", { id: "acct_1", mode: "live" } as const],
])(
  "%s is refused with the count while someone is billed in the old one, or taken knowingly",
  async (_, of) => {
    await connect(testKey);
    addBilled(account);
    addBilled(account);
    const other = stripe.addAccount({ ...of, name: "Other studio" });
    const refused = await connect(other);
    expect(refused).toMatchObject({
      ok: false,
      refusal: "other_account",
      known: { name: "Test studio", providerAccount: "acct_1/test" },
      contactCount: 2,
      subscriptionCount: 2,
    });
    if (refused.ok) throw new Error("it was connected");
    expect(paymentRefusalMessage(refused)).toContain(
      "2 contacts here have 2 subscriptions in Test studio (acct_1, test). This key is of ",
    );
    expect(view().account?.providerAccount).toBe("acct_1/test");
    expect(await connect(testKey)).toMatchObject({ ok: true });

    expect(await connect(other, true)).toMatchObject({ ok: true });
    expect(view()).toMatchObject({
      account: { providerAccount: `${of.id}/${of.mode}` },
      otherAccount: { contactCount: 2, subscriptionCount: 2 },
    });
    const audited = db.$client.prepare("SELECT counts FROM audit_log ORDER BY id DESC LIMIT 1").pluck().get();
    expect(audited).toBe('{"ofOtherAccount":2}');
  },
);

test("a customer without a live subscription counts too; whom Stripe deleted, or who has ended, does not", async () => {
  await connect(testKey);
  addBilled(account);
  const other = stripe.addAccount({ id: "acct_2", mode: "test", name: "Other studio" });
  db.$client.exec("UPDATE subscriptions SET status = 'canceled'");
  const refused = await connect(other);
  expect(refused).toMatchObject({ refusal: "other_account", contactCount: 1, subscriptionCount: 0 });
  if (refused.ok) throw new Error("it was connected");
  expect(paymentRefusalMessage(refused)).toContain("1 contact here is a customer of Test studio");
  db.$client.exec("UPDATE billing_customers SET deleted_at = 1");
  expect(await connect(other)).toMatchObject({ ok: true });
});

test("rows of before are of the account whose key finds one of their customers", async () => {
  addBilled(account, true);
  expect(await connect(testKey)).toMatchObject({ ok: true });
  expect(view().otherAccount.contactCount).toBe(0);
  const other = stripe.addAccount({ id: "acct_2", mode: "test", name: "Other studio" });
  expect(await connect(other)).toMatchObject({
    refusal: "other_account",
    known: { name: "Test studio", providerAccount: null },
    contactCount: 1,
  });
});

test("another site's customers are no reason to refuse", async () => {
  addBilled(account);
  const mine = siteId;
  siteId = createSite(db).id;
  const other = stripe.addAccount({ id: "acct_2", mode: "test", name: "Other studio" });
  expect(await connect(other)).toMatchObject({ ok: true });
  siteId = mine;
  expect(view().account).toBeNull();
});

test("a stored key that cannot be opened throws nowhere, and can be replaced", async () => {
  await connect(testKey);
  db.$client.exec("UPDATE payment_accounts SET encrypted_key = 'c2VhbGVkIHdpdGggYW5vdGhlciBzZWNyZXQ='");
  expect(findStripe(db, siteId)).toEqual({ state: "unreadable" });
  expect(view().account).toMatchObject({ name: "Test studio", isReadable: false });
  expect(startSync(ownerOf(siteId), db, testNow)).toEqual({ ok: false, refusal: "not_connected" });
  expect(await tryKeyAgain(ownerOf(siteId), db)).toEqual({ ok: false, refusal: "key_unreadable" });
  expect(await connect(testKey)).toMatchObject({ ok: true });
  expect(findStripe(db, siteId).state).toBe("connected");
});

test("no key, or what it opens, leaves the server", async () => {
  await connect(testKey);
  expect(JSON.stringify(view())).not.toContain(testKey);
  expect(JSON.stringify(db.$client.prepare("SELECT * FROM payment_accounts").all())).not.toContain(testKey);
});
