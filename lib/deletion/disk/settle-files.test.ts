import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { findDeletion } from "@/lib/deletion/receipt/find-deletion";
import { ownerOf, runWholeDeletion, testNow } from "@/testing/steps/deletion";
import { askWholeReading } from "./ask-whole-reading";
import { isWholeReadingAsked, readWholeFiles } from "./read-whole-files";
import { settleFiles } from "./settle-files";

let folder: string;
let db: Database;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-settle-"));
  db = openDatabase(path.join(folder, "farewell.db"));
});
afterEach(() => {
  db.$client.close();
  fs.rmSync(folder, { recursive: true });
});

/** Returns the owner of a site whose search index has more pages than the deletion of one contact merges. */
function ownerOfLargeSite() {
  const siteId = createSite(db).id;
  write(db, () => {
    for (let at = 0; at < 6_000; at += 1)
      createContact(db, {
        siteId,
        email: `${(at * 2_654_435_761).toString(36)}.${at}@ink.example`,
        name: `${(at * 40_503_001_871).toString(36)} ${(at * 77_731_009_123).toString(35)}`,
      });
  });
  return ownerOf(siteId);
}

const tombstones = () =>
  db.$client.prepare("SELECT count(*) FROM contacts_fts_data WHERE (id >> 53) & 1 = 1").pluck().get();

test("a large search index is merged after the deletion, and the receipt then says so", async () => {
  const access = ownerOfLargeSite();
  const [id = 0] = db.$client.prepare("SELECT id FROM contacts LIMIT 1").pluck().all() as number[];
  const pages = db.$client.prepare("SELECT count(*) FROM contacts_fts_data").pluck();
  expect(pages.get()).toBeGreaterThan(210);
  const jobId = await runWholeDeletion(access, db, { kind: "ids", ids: [id] });
  expect(findDeletion(access, db, jobId)?.diskCheck).toMatchObject({ waiting: ["search index"] });
  expect(tombstones()).toBeGreaterThan(0);

  expect(await settleFiles(db, () => testNow + 9_000)).toBe(false);
  expect(await settleFiles(db, () => testNow + 10_000)).toBe(true);
  expect(tombstones()).toBe(0);
  expect(findDeletion(access, db, jobId)?.diskCheck).toMatchObject({ settledAt: testNow + 10_000 });
  expect(await settleFiles(db, () => testNow + 99_000)).toBe(false);
});

test("the night reads the files as a whole, also pages that no deletion wrote", async () => {
  const siteId = createSite(db).id;
  const { id, email } = createContact(db, { siteId, email: "zoe@ink.example" });
  const other = createContact(db, { siteId, email: "ann@ink.example" });
  const access = ownerOf(siteId);
  // Stands for a table that was forgotten.
  db.$client.exec(`CREATE TABLE forgotten (email TEXT); INSERT INTO forgotten VALUES ('${email}')`);
  db.$client.pragma("wal_checkpoint(TRUNCATE)");
  const jobs = [
    await runWholeDeletion(access, db, { kind: "ids", ids: [id] }),
    await runWholeDeletion(access, db, { kind: "ids", ids: [other.id] }),
  ];
  const foundIn = (jobId = 0) => findDeletion(access, db, jobId)?.diskCheck?.whole?.files[0]?.foundCount;
  expect(jobs.map(foundIn)).toEqual([undefined, undefined]);
  expect(await readWholeFiles(db, () => testNow + 1)).toBe(2);
  expect(jobs.map(foundIn)).toEqual([1, 0]);
  expect(await readWholeFiles(db, () => testNow + 2)).toBe(0);

  const later = await runWholeDeletion(access, db, { kind: "ids", ids: [createContact(db, { siteId }).id] });
  const elsewhere = ownerOf(createSite(db).id);
  expect(askWholeReading(elsewhere, db, { jobId: later }, testNow)).toEqual({
    ok: false,
    refusal: "not_found",
  });
  expect(isWholeReadingAsked(db)).toBe(false);
  expect(askWholeReading(access, db, { jobId: later }, testNow)).toEqual({ ok: true });
  expect(findDeletion(access, db, later)?.isWholeReadingAsked).toBe(true);
  expect(await readWholeFiles(db, () => testNow + 3)).toBe(1);
  expect(foundIn(later)).toBe(0);
  expect(findDeletion(access, db, later)?.isWholeReadingAsked).toBe(false);
  expect(askWholeReading(access, db, { jobId: later }, testNow)).toEqual({ ok: false, refusal: "not_found" });
});
