import { expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { claimSync } from "@/lib/billing/stripe/sync/claim-sync";
import { runDeletion } from "@/lib/deletion/run/run-deletion";
import { LeaseLost } from "@/lib/jobs/lease";
import { mustConfirm, mustPreview, ownerOf, testNow, testWorld } from "@/testing/steps/deletion";
import { claimJob, type LeasedTable, leasedTables, leaseMs, longestLeaseMs, renewLease } from "./lease";

async function queuedDeletion() {
  const db = openMemoryDatabase();
  const access = ownerOf(createSite(db).id);
  createContact(db, { siteId: access.siteId });
  createContact(db, { siteId: access.siteId });
  mustConfirm(
    access,
    db,
    await mustPreview(access, db, { kind: "matching", filter: { everyone: true }, except: [] }),
  );
  return db;
}

test("a deletion has one process at a time; another takes over when it falls silent", async () => {
  const db = await queuedDeletion();
  const job = claimJob(db, "deletion_jobs", "first", testNow);
  if (!job) throw new Error("nothing is open");
  expect(claimJob(db, "deletion_jobs", "second", testNow + leaseMs - 1)).toBeUndefined();
  write(db, (tx) => renewLease(tx, job, testNow + leaseMs - 1));
  expect(claimJob(db, "deletion_jobs", "second", testNow + leaseMs)).toBeUndefined();
  expect(claimJob(db, "deletion_jobs", "second", testNow + 2 * leaseMs)).toEqual({
    ...job,
    leaseOwner: "second",
  });
  expect(() => write(db, (tx) => renewLease(tx, job, testNow + 2 * leaseMs))).toThrow(LeaseLost);
});

test("a process that lost its lease deletes nobody any more", async () => {
  const db = await queuedDeletion();
  const job = claimJob(db, "deletion_jobs", "first", testNow);
  if (!job) throw new Error("nothing is open");
  claimJob(db, "deletion_jobs", "second", testNow + leaseMs);
  await expect(runDeletion(testWorld(db), job)).rejects.toThrow(LeaseLost);
  expect(db.$client.prepare("SELECT count(*) FROM contacts").pluck().get()).toBe(2);
});

const openStatus: Record<LeasedTable, string> = {
  imports: "importing",
  broadcasts: "sending",
  bulk_actions: "running",
  deletion_jobs: "running",
  manifest_requests: "measuring",
  preparations: "counting",
  definition_changes: "running",
  duplicate_searches: "searching",
};

/** Puts a job that is open into a table, with any value where one is needed. */
function addOpenJob(db: Database, table: LeasedTable): void {
  db.$client.pragma("foreign_keys = OFF");
  const columns = db.$client
    .prepare(
      `SELECT name, type FROM pragma_table_info(?) WHERE "notnull" = 1 AND name NOT IN ('id', 'status')`,
    )
    .all(table) as { name: string; type: string }[];
  const names = ["status", ...columns.map(({ name }) => name)];
  const values = [openStatus[table], ...columns.map(({ type }) => (/int/i.test(type) ? 1 : "x"))];
  db.$client
    .prepare(`INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`)
    .run(...values);
}

test.each(leasedTables)(
  "a lease of %s that ends later than any can was taken before the clock was set back",
  (table) => {
    const db = openMemoryDatabase();
    addOpenJob(db, table);
    const job = claimJob(db, table, "first", testNow);
    expect(job).toBeDefined();
    expect(claimJob(db, table, "second", testNow + leaseMs - longestLeaseMs)).toBeUndefined();
    expect(claimJob(db, table, "second", testNow - 7_200_000)).toMatchObject({ table, leaseOwner: "second" });
  },
);

test("so was that of a sync", () => {
  const db = openMemoryDatabase();
  const siteId = createSite(db).id;
  db.$client
    .prepare(
      "INSERT INTO stripe_syncs (site_id, status, phase, created_by, created_at) VALUES (?, 'queued', 'customers', '', 0)",
    )
    .run(siteId);
  expect(claimSync(db, "first", testNow)).toBeDefined();
  expect(claimSync(db, "second", testNow)).toBeUndefined();
  expect(claimSync(db, "second", testNow - 7_200_000)).toMatchObject({ leaseOwner: "second" });
});
