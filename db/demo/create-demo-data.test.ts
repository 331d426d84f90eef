import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { openMemoryDatabase } from "../open-database";
import { contactTables, tableNames } from "../reachable-tables";
import { marketingStatuses, subscriptionStatuses } from "../schema";
import { createDemoData } from "./create-demo-data";

const now = Date.UTC(2026, 4, 20, 15, 30);
const contactCount = 400;

function demo(count = contactCount) {
  const db = openMemoryDatabase();
  const { siteId } = createDemoData(db, { contactCount: count, now, passwordHash: "not a hash" });
  const rows = (sql: string) => db.$client.prepare(sql).all() as Record<string, unknown>[];
  const values = (sql: string) => db.$client.prepare(sql).pluck().all();
  return { db, siteId, rows, values };
}

const { db, rows, values, siteId } = demo();
const recordsOf = contactTables(db)
  .map((table) => `(SELECT count(*) FROM "${table}" WHERE contact_id = contacts.id)`)
  .join(" + ");

test("the same input gives the same database", () => {
  const digestOf = ({ db, rows }: ReturnType<typeof demo>) => {
    const hash = createHash("sha256");
    for (const table of tableNames(db)) {
      const columns = db.$client.prepare("SELECT name FROM pragma_table_info(?)").pluck().all(table);
      hash.update(
        JSON.stringify([table, rows(`SELECT * FROM "${table}" ORDER BY "${columns.join('", "')}"`)]),
      );
    }
    return hash.digest("hex");
  };
  expect(digestOf(demo(60))).toBe(digestOf(demo(60)));
  expect(digestOf(demo(60))).not.toBe(digestOf(demo(61)));
});

test("every foreign key holds, and exactly as many contacts as asked for are there", () => {
  expect(rows("PRAGMA foreign_key_check")).toEqual([]);
  expect(values("SELECT count(*) FROM contacts")).toEqual([contactCount]);
  expect(demo(0).values("SELECT count(*) FROM contacts")).toEqual([0]);
  expect(demo(1).values("SELECT count(*) FROM contacts")).toEqual([1]);
});

test.each(contactTables(db))("%s has rows", (table) => {
  expect(values(`SELECT count(*) FROM "${table}"`)[0]).toBeGreaterThan(0);
});

test("some contacts have a row of every kind, some have none, most have about twenty", () => {
  const kinds = contactTables(db).map((table) => `id IN (SELECT contact_id FROM "${table}")`);
  expect(values(`SELECT id FROM contacts WHERE ${kinds.join(" AND ")}`).length).toBeGreaterThanOrEqual(3);
  const empty = values(`SELECT id FROM contacts WHERE ${recordsOf} = 0`).length / contactCount;
  expect(empty).toBeGreaterThan(0.01);
  expect(empty).toBeLessThan(0.08);
  const average = values(`SELECT avg(${recordsOf}) FROM contacts`)[0];
  expect(average).toBeGreaterThanOrEqual(15);
  expect(average).toBeLessThan(30);
});

test("all marketing and subscription statuses are there", () => {
  const statuses = values("SELECT DISTINCT marketing_status FROM contacts");
  expect(statuses.sort()).toEqual([...marketingStatuses].sort());
  const paid = demo(1_200).values("SELECT DISTINCT status FROM subscriptions");
  expect(paid.sort()).toEqual([...subscriptionStatuses].sort());
});

test("a customer is who has a purchase; about a third are, about an eighth still pay", () => {
  const buyers = values("SELECT DISTINCT contact_id FROM purchases ORDER BY 1");
  expect(values("SELECT id FROM contacts WHERE is_customer = 1 ORDER BY 1")).toEqual(buyers);
  expect(buyers.length / contactCount).toBeGreaterThan(0.28);
  expect(buyers.length / contactCount).toBeLessThan(0.42);
  const live = values("SELECT DISTINCT contact_id FROM subscriptions WHERE status <> 'canceled'");
  expect(live.length / contactCount).toBeGreaterThan(0.08);
  expect(live.length / contactCount).toBeLessThan(0.17);
});

test("the built-in provider knows every subscription and refuses to cancel none", () => {
  const unknown = `SELECT s.id FROM subscriptions s LEFT JOIN local_provider_subscriptions p ON p.id = s.provider_subscription_id
    WHERE p.id IS NULL OR p.cancel_refusal IS NOT NULL OR (p.status = 'canceled') <> (s.status = 'canceled')`;
  expect(values(unknown)).toEqual([]);
});

test("what the consent events say last is the marketing status", () => {
  const last = rows(`SELECT marketing_status AS status, (SELECT kind FROM consent_events
    WHERE contact_id = contacts.id ORDER BY created_at DESC, id DESC LIMIT 1) AS kind FROM contacts`);
  const kinds: Record<string, unknown[]> = {
    subscribed: ["subscribed", "confirmed", "claimed"],
    pending: ["subscribed"],
    never_subscribed: [null],
  };
  for (const { status, kind } of last) expect(kinds[String(status)] ?? [status]).toContain(kind);
  const waiting = `SELECT id FROM contacts WHERE marketing_status = 'pending'
    AND id NOT IN (SELECT contact_id FROM opt_in_requests WHERE confirmed_at IS NULL)`;
  expect(values(waiting)).toEqual([]);
});

test("daily revenue is what the payments add up to", () => {
  const days = new Map<string, { gross: number; refunded: number; payment_count: number }>();
  for (const { created_at, currency, amount, status } of rows("SELECT * FROM payments")) {
    if (status === "failed") continue;
    const key = `${new Date(Number(created_at)).toISOString().slice(0, 10)} ${currency}`;
    const day = days.get(key) ?? { gross: 0, refunded: 0, payment_count: 0 };
    day.gross += Number(amount);
    day.refunded += status === "refunded" ? Number(amount) : 0;
    day.payment_count += 1;
    days.set(key, day);
  }
  const kept = rows(`SELECT * FROM revenue_daily WHERE site_id = ${siteId}`).map(
    ({ day, currency, gross, refunded, payment_count }) =>
      [`${day} ${currency}`, { gross, refunded, payment_count }] as const,
  );
  expect(new Map(kept)).toEqual(days);
});

test("broadcast counters are what the rows add up to", () => {
  const deliveries = (status: string) =>
    `(SELECT count(*) FROM email_deliveries d WHERE d.broadcast_id = b.id AND d.status = '${status}')`;
  const events = (kind: string) => `(SELECT count(*) FROM email_events e JOIN email_deliveries d
    ON d.contact_id = e.contact_id AND d.id = e.delivery_id WHERE d.broadcast_id = b.id AND e.kind = '${kind}')`;
  const wrong = `SELECT subject FROM broadcasts b WHERE delivered_count <> ${deliveries("delivered")}
    OR bounced_count <> ${deliveries("bounced")} OR opened_count <> ${events("open")} OR clicked_count <> ${events("click")}`;
  expect(values(wrong)).toEqual([]);
  expect(values("SELECT count(*) FROM broadcasts WHERE opened_count > 0")).toEqual([12]);
});

test("nothing of a contact is older than the contact or later than now", () => {
  for (const table of contactTables(db)) {
    const columns =
      values(`SELECT name FROM pragma_table_info('${table}') WHERE name IN ('created_at', 'started_at',
      'completed_at', 'canceled_at', 'revoked_at', 'confirmed_at')`);
    for (const column of columns) {
      const outside = `SELECT t."${column}" FROM "${table}" t JOIN contacts ON contacts.id = t.contact_id
        WHERE t."${column}" < contacts.created_at OR t."${column}" > ${now}`;
      expect(values(outside), `${table}.${column}`).toEqual([]);
    }
  }
  expect(values(`SELECT id FROM contacts WHERE last_activity_at NOT BETWEEN created_at AND ${now}`)).toEqual(
    [],
  );
});

test("names in many scripts, one empty; addresses in reserved domains only", () => {
  const people = rows("SELECT name, email FROM contacts") as { name: string; email: string }[];
  const scripts = [
    /\p{Script=Latin}/u,
    /\p{Script=Greek}/u,
    /\p{Script=Cyrillic}/u,
    /\p{Script=Arabic}/u,
    /\p{Script=Hebrew}/u,
    /\p{Script=Devanagari}/u,
    /\p{Script=Han}/u,
    /\p{Script=Hiragana}/u,
    /\p{Script=Hangul}/u,
    /\p{Script=Thai}/u,
    /\p{Script=Ethiopic}/u,
  ];
  const present = scripts.filter((script) => people.some(({ name }) => script.test(name)));
  expect(present.length).toBeGreaterThanOrEqual(8);
  expect(people.filter(({ name }) => name === "")).toHaveLength(1);
  for (const { email } of people)
    expect(email).toMatch(/^[a-z0-9.-]+@(example\.(com|net|org)|[a-z]+\.example)$/);
});
