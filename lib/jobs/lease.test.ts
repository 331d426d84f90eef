import { expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { runDeletion } from "@/lib/deletion/run/run-deletion";
import { LeaseLost } from "@/lib/jobs/lease";
import { mustConfirm, mustPreview, ownerOf, testNow, testWorld } from "@/testing/steps/deletion";
import { claimDeletion, leaseMs, renewLease } from "./lease";

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
  const job = claimDeletion(db, "first", testNow);
  expect(job).toBeDefined();
  expect(claimDeletion(db, "second", testNow + leaseMs - 1)).toBeUndefined();
  expect(renewLease(db, job?.id ?? 0, "first", testNow + leaseMs - 1)).toBe(true);
  expect(claimDeletion(db, "second", testNow + leaseMs)).toBeUndefined();
  expect(claimDeletion(db, "second", testNow + 2 * leaseMs)).toEqual(job);
  expect(renewLease(db, job?.id ?? 0, "first", testNow + 2 * leaseMs)).toBe(false);
});

test("a process that lost its lease deletes nobody any more", async () => {
  const db = await queuedDeletion();
  const job = claimDeletion(db, "first", testNow);
  claimDeletion(db, "second", testNow + leaseMs);
  await expect(runDeletion(testWorld(db), { id: 1, siteId: 1, ...job, leaseOwner: "first" })).rejects.toThrow(
    LeaseLost,
  );
  expect(db.$client.prepare("SELECT count(*) FROM contacts").pluck().get()).toBe(2);
});
