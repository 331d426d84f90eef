import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { write } from "@/db/write";
import { measureManifest } from "@/lib/deletion/manifest/measure-manifest";
import { runDeletion } from "@/lib/deletion/run/run-deletion";
import { signDueReceipts } from "@/lib/deletion/signing/sign-due-receipts";
import { claimJob } from "@/lib/jobs/lease";
import { flushLedger } from "@/lib/ledger/flush-ledger";
import { advanceEndings } from "@/lib/sites/ending/advance-endings";
import { removeRows } from "@/lib/sites/ending/remove-rows";
import { beginRemoving } from "@/lib/sites/ending/remove-site";
import {
  copyDatabase,
  endLedgerWorld,
  type LedgerWorld,
  makeLedgerWorld,
  restoreCopy,
} from "@/testing/databases/ledger-world";
import { newSigner } from "@/testing/receipts/sample-receipt";
import { testNow, testWorld } from "@/testing/steps/deletion";

const { privateKey } = newSigner();
const later = testNow + 3_600_000;
let world: LedgerWorld;
let copies: string;

beforeEach(() => {
  world = makeLedgerWorld();
  copies = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-copies-"));
});
afterEach(() => {
  endLedgerWorld(world);
  fs.rmSync(copies, { recursive: true, force: true });
});

test("a site that was deleted since the copy goes once more with everyone, and its neighbour stays", async () => {
  const [gone, stays] = [createSite(world.db).id, createSite(world.db).id];
  for (const siteId of [gone, gone, stays]) createContact(world.db, { siteId });
  await copyDatabase(world, copies);
  write(world.db, (tx) => beginRemoving(tx, gone, testNow));
  flushLedger(world.db, testNow);
  world = restoreCopy(world, copies, { now: later });
  const { db } = world;
  const jobs = { ...testWorld(db), now: () => later };
  expect(db.$client.prepare("SELECT ending_at IS NOT NULL FROM sites ORDER BY id").pluck().all()).toEqual([
    1, 0,
  ]);
  for (let moved = true; moved; ) {
    moved = advanceEndings(db, later) || removeRows(db);
    const manifest = claimJob(db, "manifest_requests", "test", later);
    if (manifest) await measureManifest(jobs, manifest);
    const deletion = claimJob(db, "deletion_jobs", "test", later);
    if (deletion) await runDeletion(jobs, deletion);
    await signDueReceipts({ db, now: () => later, privateKey, failed: new Set() });
    moved ||= manifest !== undefined || deletion !== undefined;
  }
  expect(db.$client.prepare("SELECT id FROM sites").pluck().all()).toEqual([stays]);
  expect(db.$client.prepare("SELECT site_id FROM contacts").pluck().all()).toEqual([stays]);
});
