import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { freshForMs } from "@/lib/auth/fresh/is-fresh";
import { setDeletionBounds } from "@/lib/sites/deletion-bounds";
import { mustPreview, ownerOf, testNow } from "@/testing/steps/deletion";
import { confirmDeletion } from "./confirm-deletion";
import type { DeletionManifest } from "./deletion-plan";
import { findManifest } from "./find-manifest";

const longAgo = testNow - freshForMs;
let db: Database;
let siteId: number;
let manifest: DeletionManifest;

beforeEach(async () => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  for (let count = 0; count < 3; count += 1) createContact(db, { siteId });
  const everyone = { kind: "matching", filter: { everyone: true }, except: [] } as const;
  manifest = await mustPreview(ownerOf(siteId), db, { ...everyone, except: [] });
});

const bound = (freshOver: number | null, freshAt: number | null = null) =>
  setDeletionBounds(ownerOf(siteId), db, { freshOver, approveOver: null }, testNow, freshAt);
const confirm = (freshAt: number | null) => {
  const { jobId, digest, phrase } = manifest;
  return confirmDeletion(ownerOf(siteId), db, { jobId, digest, phrase }, testNow, freshAt);
};
const asks = (freshAt: number | null) => {
  const found = findManifest(ownerOf(siteId), db, manifest.jobId, testNow, freshAt);
  return found.ok && found.state === "measured" && found.manifest.needsProof;
};

test.each([
  ["no bound", null, null, true],
  ["a bound that is not reached", 4, null, true],
  ["a bound that is reached, long after signing in", 3, longAgo, false],
  ["a bound that is passed, with no session at all", 1, null, false],
  ["a bound that is reached, soon after signing in", 3, longAgo + 1, true],
])("%s", (_, freshOver, freshAt, isTaken) => {
  bound(freshOver);
  expect(asks(freshAt)).toBe(!isTaken);
  const expected = isTaken ? { ok: true } : { ok: false, refusal: "proof_needed" };
  expect(confirm(freshAt)).toMatchObject(expected);
  const status = db.$client.prepare("SELECT status FROM deletion_jobs").pluck().get();
  expect(status).toBe(isTaken ? "queued" : "previewed");
});

test("a bound that is set while a dialog is open holds for it", () => {
  expect(asks(null)).toBe(false);
  bound(2);
  expect(confirm(null)).toEqual({ ok: false, refusal: "proof_needed" });
});

test("a bound is lowered by any owner, raised or lifted only after a proof", () => {
  expect(bound(10)).toEqual({ ok: true });
  expect(bound(5, longAgo)).toEqual({ ok: true });
  expect(bound(6, longAgo)).toEqual({ ok: false, refusal: "proof_needed" });
  expect(bound(null, longAgo)).toEqual({ ok: false, refusal: "proof_needed" });
  expect(bound(null, testNow)).toEqual({ ok: true });
});
