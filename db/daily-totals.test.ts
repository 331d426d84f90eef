import fs from "node:fs";
import SqliteClient from "better-sqlite3";
import { expect, test } from "vitest";

const at = (day: string) => Date.parse(`${day}T12:00:00Z`);

/** Builds a database from before contacts were counted by day, fills it with rows, and then migrates it. */
function migrated(fill: string) {
  const client = new SqliteClient(":memory:");
  const files = fs.readdirSync("db/migrations").filter((name) => /^000[0-6].*\.sql$/.test(name));
  for (const name of files.sort()) {
    if (name.startsWith("0006")) client.exec(fill);
    client.exec(fs.readFileSync(`db/migrations/${name}`, "utf8"));
  }
  return {
    contacts: client.prepare("SELECT site_id, day, added, deleted FROM contacts_daily").raw().all(),
    revenue: client.prepare("SELECT day, currency, gross, refunded FROM revenue_daily").raw().all(),
  };
}

const contact = (id: number, siteId: number, day: string) =>
  `INSERT INTO contacts (id, site_id, email, name, search_text, marketing_status, source, created_at, updated_at,
     last_activity_at) VALUES (${id}, ${siteId}, 'c${id}@ink.example', '', '', 'pending', 'form', ${at(day)}, 0, 0);`;
const deletion = (id: number, status: string, createdDay: string, finishedDay: string | null) =>
  `INSERT INTO deletion_jobs (id, site_id, status, created_by, created_at, started_at, finished_at)
     VALUES (${id}, 1, '${status}', 'owner', ${at(createdDay)}, ${at(createdDay)},
       ${finishedDay === null ? "NULL" : at(finishedDay)});`;
const item = (jobId: number, contactId: number, state: string) =>
  `INSERT INTO deletion_items (job_id, contact_id, state, contact_updated_at)
     VALUES (${jobId}, ${contactId}, '${state}', 0);`;

test("an older instance gets its days from who is there and from what was deleted", () => {
  const { contacts } = migrated(
    [
      "INSERT INTO sites (id, name, created_at) VALUES (1, 'One', 0), (2, 'Two', 0);",
      contact(2, 1, "2026-01-02"),
      contact(3, 2, "2026-01-02"),
      contact(5, 1, "2026-01-05"),
      // These are the first of all, one after the third of January, one that an unfinished deletion took, and one
      // that it has not.
      deletion(1, "completed", "2026-02-01", "2026-02-02"),
      item(1, 1, "deleted"),
      item(1, 4, "deleted"),
      deletion(2, "running", "2026-03-01", null),
      item(2, 6, "deleted"),
      item(2, 5, "pending"),
      item(2, 7, "already_gone"),
    ].join("\n"),
  );
  expect(contacts).toEqual([
    [1, "2026-01-02", 2, 0],
    [1, "2026-01-05", 2, 0],
    [1, "2026-02-01", 1, 0],
    [1, "2026-02-02", 0, 2],
    [1, "2026-03-01", 0, 1],
    [2, "2026-01-02", 1, 0],
  ]);
});

test("an instance without contacts gets no days", () => {
  expect(migrated("")).toEqual({ contacts: [], revenue: [] });
});

const refund = (contactId: number, amount: number, currency: string, day: string | null) =>
  `INSERT INTO billing_refunds (job_id, contact_id, provider, provider_payment_id, amount, currency, state,
     created_at, confirmed_at) VALUES (1, ${contactId}, 'stripe', NULL, ${amount}, '${currency}',
     '${day === null ? "intended" : "confirmed"}', 0, ${day === null ? "NULL" : at(day)});`;

test("what its deletions paid back is taken off the days on which they did", () => {
  const { revenue } = migrated(
    [
      "INSERT INTO sites (id, name, created_at) VALUES (1, 'One', 0);",
      "INSERT INTO revenue_daily VALUES (1, '2026-01-02', 'EUR', 5000, 100, 2);",
      deletion(1, "completed", "2026-01-01", "2026-01-02"),
      refund(1, 300, "EUR", "2026-01-02"),
      refund(2, 40, "EUR", "2026-01-02"),
      refund(3, 700, "USD", "2026-01-03"),
      refund(4, 9000, "EUR", null),
    ].join("\n"),
  );
  expect(revenue).toEqual([
    ["2026-01-02", "EUR", 5000, 440],
    ["2026-01-03", "USD", 0, 700],
  ]);
});
