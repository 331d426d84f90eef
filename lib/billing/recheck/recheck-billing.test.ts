import { beforeEach, expect, test } from "vitest";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import {
  BillingProblem,
  type BillingProvider,
  ProviderUnreachable,
} from "@/lib/billing/provider/billing-provider";
import {
  mustConfirm,
  mustPreview,
  ownerOf,
  runOpenDeletion,
  testNow,
  testWorld,
} from "@/testing/steps/deletion";
import { recheckBilling } from "./recheck-billing";

let db: Database;
let left: string[];
let isDown: boolean;
let isSilentAboutCustomers: boolean;
let account: string;
let isMissing: boolean;
let disappearsWhenCleared: boolean;
let refusal: BillingProblem | undefined;
let asked: number;
const keys: string[] = [];
const cleared: string[] = [];
const days = 86_400_000;

/** Stands in for the provider; each test decides its answers. */
const provider: BillingProvider = {
  account: async () => account,
  isAnswering: async () => !isDown,
  cancelSubscription: async () => undefined,
  deleteCustomer: async () => undefined,
  readSubscription: async () => "canceled",
  clearCustomer: async (id, key) => {
    keys.push(key);
    cleared.push(id);
    left = left.slice(1);
    isMissing = disappearsWhenCleared;
  },
  readCustomer: async () => {
    asked += 1;
    if (refusal) throw refusal;
    if (isMissing) return { state: "missing" };
    if (isDown || isSilentAboutCustomers) throw new ProviderUnreachable("down");
    return { state: "there", charges: left, subscriptions: [] };
  },
  refundPayment: async () => undefined,
  hasRefunded: async () => true,
};
const providersOf = () => ({ local: provider, stripe: provider });
const recheckAt = (at: number) => recheckBilling(db, providersOf, () => at);
const rechecks = () =>
  db.$client.prepare("SELECT state, provider_customer_id AS customer, reason FROM billing_rechecks").all();

beforeEach(async () => {
  db = openMemoryDatabase();
  left = [];
  isDown = false;
  isSilentAboutCustomers = false;
  account = "acct_1/test";
  isMissing = false;
  disappearsWhenCleared = false;
  refusal = undefined;
  asked = 0;
  keys.length = 0;
  cleared.length = 0;
  const siteId = createSite(db).id;
  const contact = createContactWithEverything(db, { siteId, catalogue: createCatalogue(db, { siteId }) });
  db.$client.exec("UPDATE billing_customers SET provider = 'stripe', provider_customer_id = 'cus_1'");
  const access = ownerOf(siteId);
  mustConfirm(access, db, await mustPreview(access, db, { kind: "ids", ids: [contact.id] }));
  await runOpenDeletion({ ...testWorld(db), providersOf });
});

test("days after the erasure the provider is asked, and its id goes when nothing bills", async () => {
  expect(rechecks()).toEqual([{ state: "due", customer: "cus_1", reason: null }]);
  await recheckAt(testNow + 2 * days);
  expect(rechecks()).toEqual([{ state: "due", customer: "cus_1", reason: null }]);
  await recheckAt(testNow + 3 * days);
  expect(rechecks()).toEqual([{ state: "clear", customer: null, reason: null }]);
  expect(cleared).toEqual([]);
});

test("what bills again is cleared at once", async () => {
  left = ["1 unpaid invoice"];
  await recheckAt(testNow + 3 * days);
  expect(rechecks()).toEqual([{ state: "clear", customer: null, reason: null }]);
  expect(cleared).toEqual(["cus_1"]);
});

test("what cannot be cleared is shown, with the id that leads to it", async () => {
  left = ["1 unpaid invoice", "1 active subscription"];
  await recheckAt(testNow + 3 * days);
  expect(rechecks()).toEqual([
    {
      state: "needs_attention",
      customer: "cus_1",
      reason: "The payment provider still shows 1 active subscription.",
    },
  ]);
});

test("a provider that does not answer is asked again later", async () => {
  isDown = true;
  await recheckAt(testNow + 3 * days);
  expect(rechecks()).toMatchObject([{ state: "due", customer: "cus_1" }]);
  isDown = false;
  await recheckAt(testNow + 3 * days + 1000);
  expect(rechecks()).toMatchObject([{ state: "due" }]);
  await recheckAt(testNow + 4 * days);
  expect(rechecks()).toMatchObject([{ state: "clear", customer: null }]);
});

test("what needs attention is asked again daily, and settles by itself once it can", async () => {
  refusal = new BillingProblem("Stripe does not accept the key: expired.");
  await recheckAt(testNow + 3 * days);
  expect(rechecks()).toMatchObject([{ state: "needs_attention", customer: "cus_1" }]);
  refusal = undefined;
  await recheckAt(testNow + 3 * days + 3_600_000);
  expect(rechecks()).toMatchObject([{ state: "needs_attention" }]);
  await recheckAt(testNow + 4 * days);
  expect(rechecks()).toEqual([{ state: "clear", customer: null, reason: null }]);
  const told = db.$client
    .prepare("SELECT action FROM audit_log WHERE action LIKE 'billing_recheck%'")
    .pluck();
  expect(told.all()).toEqual(["billing_recheck_alarmed", "billing_recheck_clear"]);
});

test("another account answers for nothing, nor does one that does not know the customer", async () => {
  db.$client.exec("UPDATE billing_rechecks SET provider_account = 'acct_2/live'");
  await recheckAt(testNow + 3 * days);
  expect(rechecks()).toMatchObject([{ state: "needs_attention", customer: "cus_1" }]);
  db.$client.exec("UPDATE billing_rechecks SET provider_account = NULL");
  isMissing = true;
  await recheckAt(testNow + 5 * days);
  expect(rechecks()).toMatchObject([
    {
      state: "needs_attention",
      reason: "Stripe does not know this customer in the account that is connected (acct_1 in test mode).",
    },
  ]);
});

test("a provider that hangs is left alone after three, whoever else is due", async () => {
  const copy = db.$client.prepare(
    `INSERT INTO billing_rechecks (site_id, provider, provider_customer_id, erased_at, found, state, due_at)
     SELECT site_id, provider, ?, erased_at, found, state, due_at FROM billing_rechecks LIMIT 1`,
  );
  for (let n = 2; n <= 20; n += 1) copy.run(`cus_${n}`);
  isDown = true;
  asked = 0;
  await recheckAt(testNow + 3 * days);
  expect(asked).toBe(3);
  expect(rechecks()).toHaveLength(20);
  expect(new Set(rechecks().map((one) => (one as { state: string }).state))).toEqual(new Set(["due"]));
});

test("each try has a key of its own", async () => {
  left = ["1 unpaid invoice", "1 active subscription"];
  await recheckAt(testNow + 3 * days);
  left = ["1 unpaid invoice", "1 active subscription"];
  await recheckAt(testNow + 4 * days);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toHaveLength(2);
});

test("a customer that is not found any more after clearing is unknown, not free of charges", async () => {
  left = ["1 unpaid invoice"];
  disappearsWhenCleared = true;
  await recheckAt(testNow + 3 * days);
  expect(rechecks()).toEqual([
    {
      state: "needs_attention",
      customer: "cus_1",
      reason: "Stripe does not know this customer in the account that is connected (acct_1 in test mode).",
    },
  ]);
});

test("a customer for whom the provider stays silent, though it answers, is shown after a day", async () => {
  isSilentAboutCustomers = true;
  await recheckAt(testNow + 3 * days);
  expect(rechecks()).toEqual([{ state: "due", customer: "cus_1", reason: null }]);
  await recheckAt(testNow + 4 * days);
  const reason = "Stripe answers, but not for this customer. Whether anything still bills is not known.";
  expect(rechecks()).toEqual([{ state: "needs_attention", customer: "cus_1", reason }]);
  isSilentAboutCustomers = false;
  await recheckAt(testNow + 5 * days);
  expect(rechecks()).toEqual([{ state: "clear", customer: null, reason: null }]);
});

test("an outage alarms nobody, however long it is", async () => {
  isDown = true;
  for (let day = 3; day < 10; day += 1) await recheckAt(testNow + day * days);
  expect(rechecks()).toEqual([{ state: "due", customer: "cus_1", reason: null }]);
});
