import { beforeEach, expect, test } from "vitest";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { capturePlans } from "@/testing/steps/capture-plans";
import type { ExtraColumn } from "./list-columns";
import { readExtras as read } from "./read-extras";

let db: Database;
let siteId: number;
let ada: { id: number };
let ben: { id: number };
let fieldId: number;

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  const catalogue = createCatalogue(db, { siteId });
  ada = createContactWithEverything(db, { siteId, catalogue });
  ben = createContact(db, { siteId });
  createContactWithEverything(db, { siteId, catalogue });
  fieldId = db.$client
    .prepare("SELECT field_id FROM contact_field_values WHERE contact_id = ?")
    .pluck()
    .get(ada.id) as number;
});

const readExtras = (ids: number[], columns: ExtraColumn[], main: string | null = "EUR") =>
  read(db, ids, columns, () => main);
const all = (): ExtraColumn[] => ["revenue", "subscription", "offers", "source", `field-${fieldId}`];
const run = (sql: string, ...values: unknown[]) => db.$client.prepare(sql).run(...values);

test("it reads of the contacts of a page what was asked for, and nothing else", () => {
  const extras = readExtras([ada.id, ben.id], all());
  const offers = db.$client
    .prepare(
      "SELECT DISTINCT name FROM offers JOIN purchases ON offer_id = offers.id WHERE contact_id = ? AND revoked_at IS NULL",
    )
    .pluck()
    .all(ada.id);
  const [value] = db.$client
    .prepare("SELECT value FROM contact_field_values WHERE contact_id = ? AND field_id = ?")
    .pluck()
    .all(ada.id, fieldId);
  expect(extras.get(ada.id)).toEqual({
    revenue: [{ currency: "EUR", amount: 14_900 + 1_500 }],
    subscription: expect.objectContaining({ status: "active", amount: 1_500, interval: "month", count: 1 }),
    offers: expect.arrayContaining(offers),
    source: expect.any(String),
    fields: { [fieldId]: value },
  });
  expect(extras.get(ben.id)).toEqual({
    revenue: [],
    subscription: null,
    offers: [],
    source: expect.any(String),
    fields: {},
  });
  expect(readExtras([ada.id], ["offers"]).get(ada.id)).toEqual({ offers: expect.any(Array) });
  expect(readExtras([ada.id], []).get(ada.id)).toEqual({});
});

test("what was given back or failed is no revenue, and each currency stands alone", () => {
  run("UPDATE payments SET refunded_amount = 400 WHERE contact_id = ? AND amount = 1500", ada.id);
  run("UPDATE payments SET currency = 'USD' WHERE contact_id = ? AND amount = 14900", ada.id);
  expect(readExtras([ada.id], ["revenue"]).get(ada.id)?.revenue).toEqual([
    { currency: "EUR", amount: 1_100 },
    { currency: "USD", amount: 14_900 },
  ]);
  const [first] = readExtras([ada.id], ["revenue"], "USD").get(ada.id)?.revenue ?? [];
  expect(first?.currency).toBe("USD");
  run("UPDATE payments SET status = 'refunded', refunded_amount = amount WHERE contact_id = ?", ada.id);
  expect(readExtras([ada.id], ["revenue"]).get(ada.id)?.revenue).toEqual([]);
});

test("a subscription that can still charge comes before one that is over", () => {
  const copy = (id: number, status: string, amount: number) =>
    run(
      `INSERT INTO subscriptions (contact_id, id, purchase_id, provider, provider_subscription_id, status, amount,
         currency, interval, created_at)
       SELECT contact_id, ?, purchase_id, provider, ?, ?, ?, currency, interval, created_at FROM subscriptions
       WHERE contact_id = ? LIMIT 1`,
      ...[id, `copy_${id}`, status, amount, ada.id],
    );
  const readOne = () => readExtras([ada.id], ["subscription"]).get(ada.id)?.subscription;
  copy(9_000_001, "canceled", 100);
  expect(readOne()).toMatchObject({ status: "active", amount: 1_500, count: 1 });
  copy(9_000_002, "past_due", 200);
  expect(readOne()).toMatchObject({ status: "past_due", amount: 200, count: 2 });
  run("UPDATE subscriptions SET status = 'canceled' WHERE contact_id = ?", ada.id);
  expect(readOne()).toMatchObject({ status: "canceled", amount: 200, count: 0 });
});

test("a revoked offer is none, and one that was bought twice is there once", () => {
  const offers = readExtras([ada.id], ["offers"]).get(ada.id)?.offers ?? [];
  expect(new Set(offers).size).toBe(offers.length);
  run("UPDATE purchases SET revoked_at = 1 WHERE contact_id = ?", ada.id);
  expect(readExtras([ada.id], ["offers"]).get(ada.id)?.offers).toEqual([]);
});

test("each column costs one query that begins with the page and seeks the rest by a key", () => {
  const captured = capturePlans(db);
  readExtras([ada.id, ben.id], all());
  captured.stop();
  expect(captured.plans).toHaveLength(5);
  for (const plan of captured.plans) {
    expect(plan[0]).toMatch(/^SCAN (page|json_each)/);
    for (const step of plan.slice(1)) expect(step).not.toMatch(/^SCAN (?!page|field|json_each)/);
    expect(
      plan.some((step) => /^SEARCH own USING (INTEGER )?PRIMARY KEY/.test(step)),
      plan.join(),
    ).toBe(true);
  }
});
