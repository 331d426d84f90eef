import { beforeEach, expect, test } from "vitest";
import { addStripeSubscription } from "@/db/factories/add-stripe-subscription";
import { type Catalogue, createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { addSubscription } from "@/db/factories/create-contact-with-everything";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import type { BillingReading } from "@/lib/billing/provider/billing-reading";
import { mustPreview, ownerOf, testNow } from "@/testing/steps/deletion";

let db: Database;
let siteId: number;
let catalogue: Catalogue;
let made = 0;
const account = "acct_1/test";
const read = { kind: "read", account, until: testNow } as const;

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  catalogue = createCatalogue(db, { siteId });
});

const set = (table: string, contactId: number, values: string) =>
  db.$client.prepare(`UPDATE ${table} SET ${values} WHERE contact_id = ?`).run(contactId);

/** Adds a contact with a monthly subscription of 15.00 at Stripe, paid for the period that began yesterday. */
function addBilled(providerAccount: string | null = account): number {
  made += 1;
  const { id: contactId } = createContact(db, { siteId });
  const names = { customer: `cus_${made}`, subscriptions: [`sub_${made}`], payment: `pi_${made}` };
  write(db, (tx) => addStripeSubscription(tx, { catalogue, contactId, ...names }));
  for (const table of ["billing_customers", "subscriptions", "payments"])
    db.$client
      .prepare(`UPDATE ${table} SET provider_account = ? WHERE contact_id = ?`)
      .run(providerAccount, contactId);
  const [start, end] = [testNow - 15 * 86_400_000, testNow + 15 * 86_400_000];
  set(
    "subscriptions",
    contactId,
    `period_start_at = ${start}, period_end_at = ${end}, next_charge_at = ${end}`,
  );
  set("payments", contactId, `created_at = ${start}`);
  return contactId;
}

async function planOf(ids: number[], reading?: BillingReading) {
  return (await mustPreview(ownerOf(siteId), db, { kind: "ids", ids }, reading)).plan.billing;
}

test("what the account that was read knows is stopped, and its unused time can be paid back", async () => {
  expect(await planOf([addBilled(), addBilled(null)], read)).toEqual({
    subscriptionCount: 2,
    recurring: [{ amount: 3000, currency: "EUR", interval: "month", intervalCount: 1 }],
    monthly: [{ currency: "EUR", amount: 3000 }],
    nextChargeAt: testNow + 15 * 86_400_000,
    unpaidInvoiceCount: 0,
    unused: [{ currency: "EUR", amount: 1500 }],
    customerCount: 2,
    held: null,
    reading: read,
  });
});

test.each([
  ["none", undefined, "acct_1/test", "not_connected"],
  ["not connected", { kind: "unavailable", reason: "Stripe is not connected." }, null, "not_connected"],
  ["another account", { ...read, account: "acct_2/test" }, "acct_1/test", "other_account"],
  ["another mode, not read yet", { ...read, account: "acct_1/live" }, "acct_1/test", "other_account"],
] as [string, BillingReading | undefined, string | null, string][])(
  "with %s, whoever is billed at Stripe is foretold to be held, and nothing is promised",
  async (_, reading, providerAccount, reason) => {
    const free = createContact(db, { siteId }).id;
    const plan = await planOf([addBilled(providerAccount), free], reading);
    expect(plan.held).toEqual({ contactCount: 1, subscriptionCount: 1, reason });
    expect(plan).toMatchObject({ subscriptionCount: 0, recurring: [], nextChargeAt: null, unused: [] });
    expect(plan.reading).toEqual(reading ?? { kind: "none" });
  },
);

test("with a key that cannot be opened, they are held because nobody can be asked", async () => {
  db.$client
    .prepare(
      `INSERT INTO payment_accounts (site_id, provider, encrypted_key, key_hint, account_name, connected_by, connected_at)
       VALUES (?, 'stripe', 'AAAA', 'sk_test_…', 'Studio', 'owner', 0)`,
    )
    .run(siteId);
  const reading = { kind: "unavailable", reason: "The key cannot be opened. Connect Stripe again." } as const;
  expect((await planOf([addBilled()], reading)).held).toMatchObject({ reason: "unavailable" });
});

test("a customer without a live subscription is held too, one that Stripe deleted is not", async () => {
  const contactId = addBilled();
  set("subscriptions", contactId, "status = 'canceled'");
  const other = { ...read, account: "acct_2/test" };
  expect((await planOf([contactId], other)).held).toMatchObject({ contactCount: 1, subscriptionCount: 0 });
  set("billing_customers", contactId, "deleted_at = 1");
  expect(await planOf([contactId], other)).toMatchObject({ held: null, customerCount: 0 });
});

test("someone billed in two accounts is held, stopped where that can be, and promised nothing back", async () => {
  const contactId = addBilled();
  write(db, (tx) =>
    addStripeSubscription(tx, { catalogue, contactId, customer: "cus_else", subscriptions: ["sub_else"] }),
  );
  db.$client.exec(
    `UPDATE billing_customers SET provider_account = 'acct_2/test' WHERE provider_customer_id = 'cus_else';
     UPDATE subscriptions SET provider_account = 'acct_2/test' WHERE provider_subscription_id = 'sub_else'`,
  );
  expect(await planOf([contactId], read)).toMatchObject({
    subscriptionCount: 1,
    unused: [],
    held: { contactCount: 1, subscriptionCount: 1 },
  });
});

test("the built-in provider always answers", async () => {
  const { id } = createContact(db, { siteId });
  write(db, (tx) => addSubscription(tx, catalogue, id));
  expect(await planOf([id])).toMatchObject({ subscriptionCount: 1, held: null });
});

test("what pauses or ends by itself is stopped, but is not what goes on", async () => {
  const [active, paused, ending] = [addBilled(), addBilled(), addBilled()];
  set("subscriptions", paused, "status = 'paused', next_charge_at = 5");
  set("subscriptions", ending, "ends_at = 7, next_charge_at = 6");
  expect(await planOf([active, paused, ending], read)).toMatchObject({
    subscriptionCount: 3,
    monthly: [{ currency: "EUR", amount: 1500 }],
    nextChargeAt: testNow + 15 * 86_400_000,
  });
  expect(await planOf([paused, ending], read)).toMatchObject({
    subscriptionCount: 2,
    recurring: [],
    monthly: [],
    nextChargeAt: null,
  });
});

test("each rhythm is summed up by itself, and all of them as what they come to a month", async () => {
  const [, yearly, quarterly] = [addBilled(), addBilled(), addBilled()];
  const ids = [yearly - 1, yearly, quarterly];
  set("subscriptions", yearly, "interval = 'year', amount = 15000");
  set("subscriptions", quarterly, "interval_count = 3, amount = 3000");
  const plan = await planOf(ids, read);
  expect(plan.recurring).toEqual([
    { amount: 15_000, currency: "EUR", interval: "year", intervalCount: 1 },
    { amount: 3000, currency: "EUR", interval: "month", intervalCount: 3 },
    { amount: 1500, currency: "EUR", interval: "month", intervalCount: 1 },
  ]);
  expect(plan.monthly).toEqual([{ currency: "EUR", amount: 3750 }]);
});

test("what was paid back or is disputed is not promised again", async () => {
  const [whole, back, disputed] = [addBilled(), addBilled(), addBilled()];
  set("payments", back, "refunded_amount = 1500");
  set("payments", disputed, "is_disputed = 1");
  expect((await planOf([back, disputed], read)).unused).toEqual([]);
  expect((await planOf([whole, back, disputed], read)).unused).toEqual([{ currency: "EUR", amount: 750 }]);
});
