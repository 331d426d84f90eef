import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type SqliteClient from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { columnsOf, makeDatabaseOf, tablesInOrder } from "@/testing/databases/make-database-of";
import { openDatabase } from "./open-database";

/** Names the last migration of each version in use, and the tables and columns that an upgrade rightly changes. */
const versions: Record<string, { gone: Record<string, string>; changed: Record<string, string> }> = {
  "0029_whole_ledger": { gone: {}, changed: {} },
  "0022_definitions_and_duplicates": { gone: {}, changed: {} },
  "0018_preparations": { gone: {}, changed: {} },
  "0014_plain_words": { gone: {}, changed: {} },
  "0013_first_erased_at": { gone: {}, changed: {} },
  "0007_contact_job_actors": {
    gone: { billing_sweeps: "its rows are in billing_rechecks", outbox: "nothing read it" },
    changed: {
      "purchases.revoked_at": "what a subscription that has ended gave access to is ended",
      "local_provider_subscriptions.last_idempotency_key": "nothing read it",
    },
  },
};

/** Maps old names of tables and columns to their present names. */
const renamed: Record<string, string> = {
  contact_jobs: "bulk_actions",
  contact_job_items: "bulk_action_items",
  contact_job_changes: "bulk_action_changes",
  former_addresses: "former_emails",
  sealed_key: "encrypted_key",
  sealed_webhook_secret: "encrypted_webhook_secret",
  sealed_url: "encrypted_url",
  restored_count: "reverted_count",
};
const nameNow = (name: string) => renamed[name] ?? name;

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-upgrade-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

type Rows = Record<string, Record<string, unknown>[]>;

function contents(client: SqliteClient.Database): Rows {
  return Object.fromEntries(
    tablesInOrder(client).map((table) => [
      table,
      client.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[],
    ]),
  );
}

describe.each(Object.entries(versions))("a database made up to %s", (version, { gone, changed }) => {
  test("has a row in every table, and keeps every value of it", () => {
    const file = path.join(folder, "farewell.db");
    const old = makeDatabaseOf(version, file);
    const before = contents(old);
    expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([]);
    old.close();

    const db = openDatabase(file);
    const after = contents(db.$client);
    for (const [table, rows] of Object.entries(before)) {
      if (table in gone) continue;
      const now = nameNow(table);
      const kept = columnsOf(db.$client, now).map(({ name }) => name);
      const of = (row: Record<string, unknown>) =>
        Object.entries(row).filter(([name]) => !(`${table}.${name}` in changed));
      expect([table, rows.length]).toEqual([table, after[now]?.length]);
      for (const [at, row] of rows.entries())
        for (const [name, value] of of(row)) {
          expect([table, name, kept.includes(nameNow(name))]).toEqual([table, name, true]);
          expect([table, name, after[now]?.[at]?.[nameNow(name)]]).toEqual([table, name, value]);
        }
    }
    expect(db.$client.pragma("foreign_key_check")).toEqual([]);
    expect(db.$client.pragma("integrity_check", { simple: true })).toBe("ok");
    db.$client.close();
  });
});

test("later checks of before are asked about what was made before their erasure", () => {
  const file = path.join(folder, "farewell.db");
  const old = makeDatabaseOf("0007_contact_job_actors", file);
  const finishedAt = 1_768_000_000_000;
  old
    .prepare("UPDATE billing_sweeps SET state = 'due', due_at = ?, provider_customer_id = 'cus_1'")
    .run(finishedAt + 3 * 86_400_000 + 7_200_000);
  old.exec("UPDATE audit_log SET action = 'billing_sweep_clear'");
  old.close();
  const db = openDatabase(file);
  expect(
    db.$client.prepare("SELECT state, found, erased_at, provider_customer_id FROM billing_rechecks").all(),
  ).toEqual([{ state: "due", found: "planned", erased_at: finishedAt, provider_customer_id: "cus_1" }]);
  expect(db.$client.prepare("SELECT action FROM audit_log").pluck().all()).toEqual(["billing_recheck_clear"]);
  expect(db.$client.prepare("SELECT revoked_at FROM purchases").pluck().get()).toBe(finishedAt);
  db.$client.close();
});

test("deletions of before are numbered by site in the order of confirming, and manifests are not", () => {
  const file = path.join(folder, "farewell.db");
  const old = makeDatabaseOf("0023_instance", file);
  old.exec("DELETE FROM deletion_jobs; INSERT INTO sites (id, name, created_at) VALUES (2, 'Other', 0)");
  const add = old.prepare(
    "INSERT INTO deletion_jobs (id, site_id, status, confirmed_at, created_by, created_at) VALUES (?, ?, ?, ?, 'owner', 0)",
  );
  add.run(11, 1, "completed", 200);
  add.run(12, 1, "previewed", null);
  add.run(13, 2, "failed", 50);
  add.run(14, 1, "running", 100);
  add.run(15, 1, "stopped", 200);
  old.close();
  const db = openDatabase(file);
  const numbered = db.$client.prepare("SELECT id, number FROM deletion_jobs ORDER BY id").raw().all();
  expect(numbered).toEqual([
    [11, 2],
    [12, null],
    [13, 1],
    [14, 1],
    [15, 3],
  ]);
  db.$client.close();
});

test("a failed bulk action, and a list being reverted, are known by today's words", () => {
  const file = path.join(folder, "farewell.db");
  const old = makeDatabaseOf("0013_first_erased_at", file);
  old.exec("UPDATE job_failures SET job_table = 'contact_jobs'");
  old.exec("UPDATE imports SET status = 'restoring'");
  old.exec(`UPDATE audit_log SET action = 'job_retried', counts = '{"contact_jobs":1}'`);
  old.close();
  const db = openDatabase(file);
  expect(db.$client.prepare("SELECT job_table FROM job_failures").pluck().all()).toEqual(["bulk_actions"]);
  expect(db.$client.prepare("SELECT status FROM imports").pluck().all()).toEqual(["reverting"]);
  expect(db.$client.prepare("SELECT counts FROM audit_log").pluck().all()).toEqual(['{"bulk_actions":1}']);
  db.$client.close();
});

test("no site of before asks everyone for a second factor", () => {
  const file = path.join(folder, "farewell.db");
  makeDatabaseOf("0034_whom_of_history", file).close();
  const db = openDatabase(file);
  expect(db.$client.prepare("SELECT DISTINCT second_factor_needed FROM sites").pluck().all()).toEqual([0]);
  db.$client.close();
});
