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
  write(db, (tx) => addSubscription(tx, createCatalogue(db, { siteId }), contactId));
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
