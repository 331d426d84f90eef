import { expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { runDeletion } from "@/lib/deletion/run/run-deletion";
import { LeaseLost } from "@/lib/jobs/lease";
import { mustConfirm, mustPreview, ownerOf, testNow, testWorld } from "@/testing/steps/deletion";
import { claimJob, leaseMs, renewLease } from "./lease";

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
