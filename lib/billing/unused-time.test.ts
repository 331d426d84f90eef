import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { addSubscription } from "@/db/factories/create-contact-with-everything";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { listLiveSubscriptions } from "./plan-cancellations";
import { unusedTimeOf } from "./unused-time";

let db: Database;
let contactId: number;
const start = Date.UTC(2026, 2, 1);
const end = Date.UTC(2026, 3, 1);

beforeEach(() => {
  db = openMemoryDatabase();
  const siteId = createSite(db).id;
  contactId = createContact(db, { siteId }).id;
  write(db, (tx) => addSubscription(tx, createCatalogue(tx, { siteId }), contactId));
  set("subscriptions", `next_charge_at = ${end}`);
  set("payments", `created_at = ${start}, amount = 3100, provider_payment_id = 'pi_1'`);
});

const set = (table: string, values: string) => db.$client.exec(`UPDATE ${table} SET ${values}`);
const unusedAt = (at: number) => {
  const [subscription] = listLiveSubscriptions(db, contactId);
  return subscription && unusedTimeOf(db, subscription, at);
};

test("time still to come is paid back by its share of the period", () => {
  expect(unusedAt(Date.UTC(2026, 2, 11))).toEqual({
    provider: "local",
    paymentId: "pi_1",
    providerAccount: null,
    amount: 2100,
    currency: "EUR",
  });
  expect(unusedAt(start)?.amount).toBe(3100);
  expect(unusedAt(end - 1)).toBeUndefined();
  expect(unusedAt(end)).toBeUndefined();
});

test("nothing is paid back when nothing was paid for this period, or not at the provider", () => {
  set("payments", `created_at = ${Date.UTC(2026, 1, 1)}`);
  expect(unusedAt(Date.UTC(2026, 2, 11))).toBeUndefined();
  set("payments", `created_at = ${start}, status = 'failed'`);
  expect(unusedAt(Date.UTC(2026, 2, 11))).toBeUndefined();
  set("payments", "status = 'paid', provider_payment_id = NULL");
  expect(unusedAt(Date.UTC(2026, 2, 11))).toBeUndefined();
});

test("a month that ends on a day the one before has not, begins on its last", () => {
  set("subscriptions", `next_charge_at = ${Date.UTC(2026, 2, 31)}`);
  set("payments", `created_at = ${Date.UTC(2026, 1, 28)}`);
  expect(unusedAt(Date.UTC(2026, 1, 28))?.amount).toBe(3100);
});

const day = 86_400_000;
const period = (startAt: number, endAt: number) =>
  set("subscriptions", `period_start_at = ${startAt}, period_end_at = ${endAt}`);

test.each([
  ["half the week of 70.00", 7000, 7 * day, 3.5 * day, 3500],
  ["two thirds of the quarter of 90.00", 9000, 90 * day, 30 * day, 6000],
  ["a quarter of the day of 4.00", 400, day, 0.75 * day, 100],
  ["a tenth of two years of 200.00", 20_000, 730 * day, 657 * day, 2000],
])("%s is paid back by the period that the provider says", (_, amount, length, used, left) => {
  period(start, start + length);
  set("payments", `amount = ${amount}`);
  set("subscriptions", "next_charge_at = NULL");
  expect(unusedAt(start + used)?.amount).toBe(left);
  expect(unusedAt(start + length)).toBeUndefined();
});

test.each([
  ["week", 1, 7],
  ["week", 2, 14],
  ["day", 1, 1],
  ["month", 3, 90],
])(
  "without the provider's word, a period of %s × %i is reckoned from the next charge",
  (interval, count, days) => {
    set("subscriptions", `interval = '${interval}', interval_count = ${count}`);
    set("payments", `created_at = ${end - days * day}`);
    expect(unusedAt(end - (days * day) / 2)?.amount).toBe(1550);
  },
);

test("the payment of the period before is not that of this one, however short they are", () => {
  period(start, start + day);
  set("payments", `created_at = ${start - day}`);
  expect(unusedAt(start + 1)).toBeUndefined();
  set("payments", `created_at = ${start - 3_600_000}`);
  expect(unusedAt(start + day / 2)?.amount).toBe(1550);
});

test("only what was not paid back yet is promised, and nothing that the bank is asked for", () => {
  period(start, end);
  const middle = (start + end) / 2;
  set("payments", "refunded_amount = 1100");
  expect(unusedAt(middle)?.amount).toBe(1000);
  set("payments", "refunded_amount = 3100");
  expect(unusedAt(middle)).toBeUndefined();
  set("payments", "refunded_amount = 0, is_disputed = 1");
  expect(unusedAt(middle)).toBeUndefined();
});

test("what ends by itself, or is paused, has unused time too; what was not paid has none", () => {
  period(start, end);
  const middle = (start + end) / 2;
  set("subscriptions", `next_charge_at = NULL, ends_at = ${end}`);
  expect(unusedAt(middle)?.amount).toBe(1550);
  set("subscriptions", "ends_at = NULL, status = 'paused'");
  expect(unusedAt(middle)?.amount).toBe(1550);
  set("subscriptions", "status = 'past_due'");
  expect(unusedAt(middle)).toBeUndefined();
});

test("a refund is asked for in the account that took the payment", () => {
  period(start, end);
  set("subscriptions", "provider_account = 'acct_1/test'");
  expect(unusedAt(start)?.providerAccount).toBe("acct_1/test");
  set("payments", "provider_account = 'acct_2/test'");
  expect(unusedAt(start)?.providerAccount).toBe("acct_2/test");
});

test("never more is promised than is left of the payment, and it only shrinks with time", () => {
  const money = fc.integer({ min: 1, max: 100_000 });
  fc.assert(
    fc.property(money, money, fc.double({ min: 0, max: 1, noNaN: true }), (amount, refunded, used) => {
      const back = Math.min(amount, refunded);
      period(start, end);
      set("payments", `amount = ${amount}, refunded_amount = ${back}`);
      const at = (share: number) => unusedAt(start + Math.floor((end - start) * share))?.amount ?? 0;
      expect(at(0)).toBe(amount - back);
      expect(at(used)).toBeLessThanOrEqual(amount - back);
      expect(at((1 + used) / 2)).toBeLessThanOrEqual(at(used));
    }),
    { numRuns: 50 },
  );
});
