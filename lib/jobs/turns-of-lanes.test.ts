import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createOwner, createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { findBulkAction } from "@/lib/bulk-actions/find-bulk-actions";
import { runBulkAction } from "@/lib/bulk-actions/run-bulk-action";
import { startBulkAction } from "@/lib/bulk-actions/start-bulk-action";
import { runImport } from "@/lib/imports/run/run-import";
import { ownerOf, testNow, testWorld } from "@/testing/steps/deletion";
import { checkList, mustFind, mustReceive, startList } from "@/testing/steps/import";
import { prepareBulkAction } from "@/testing/steps/prepare";
import { claimJob } from "./lease";

const sites = 10;
const everyone = { kind: "matching" as const, filter: { everyone: true as const }, except: [] };

let db: Database;
let at: number;
beforeEach(() => {
  db = openMemoryDatabase();
  at = testNow;
});

/** Returns a clock that goes on by `ms` each time it is looked at. */
const ticking = (ms: number) => () => {
  at += ms;
  return at;
};

test("the long bulk actions of ten sites take turns, and a short one goes first", async () => {
  const now = ticking(50);
  const started = [];
  for (const contactCount of [...Array.from({ length: sites }, () => 600), 1]) {
    const access = ownerOf(createSite(db).id);
    write(db, () => {
      for (let number = 0; number < contactCount; number += 1) createContact(db, { siteId: access.siteId });
    });
    const plan = { selection: everyone, action: { do: "hide" as const } };
    const prepared = await prepareBulkAction(access, db, plan, testNow);
    if (!prepared.ok) throw new Error(prepared.refusal);
    startBulkAction(access, db, { jobId: prepared.job.id }, testNow);
    started.push({ access, id: prepared.job.id, contactCount });
  }
  const served: number[] = [];
  for (
    let job = claimJob(db, "bulk_actions", "lane", at);
    job;
    job = claimJob(db, "bulk_actions", "lane", at)
  ) {
    served.push(job.siteId);
    await runBulkAction({ ...testWorld(db), now }, job);
  }
  const order = started.map(({ access }) => access.siteId);
  expect(served[0]).toBe(order.at(-1));
  expect(served.slice(1, sites + 1)).toEqual(order.slice(0, sites));
  expect(served.length).toBeGreaterThan(2 * sites);
  for (const { access, id, contactCount } of started)
    expect(findBulkAction(access, db, id)).toMatchObject({ status: "completed", changedCount: contactCount });
});

test("the long imports of ten sites take turns, and each ends as if it had been alone", async () => {
  const rowCount = 1_200;
  const all = [];
  for (let site = 0; site < sites; site += 1) {
    const access = ownerOf(createSite(db).id);
    createOwner(db, {
      siteId: access.siteId,
      email: `owner${site}@studio.example`,
      name: "Owner",
      passwordHash: "none",
    });
    const rows = Array.from(
      { length: rowCount },
      (_, row) => `reader${row % 1_100}@ink.example,Reader ${row}`,
    );
    const csv = ["Email,Name", ...rows].join("\n");
    const importId = await mustReceive(access, db, csv, testNow);
    const checked = await checkList(access, db, importId, {}, testNow);
    await startList(access, db, checked, testNow);
    all.push({ access, importId, checked });
  }
  const served: number[] = [];
  const now = ticking(400);
  for (let job = claimJob(db, "imports", "lane", at); job; job = claimJob(db, "imports", "lane", at)) {
    served.push(job.siteId);
    await runImport(db, job, now);
  }
  const order = all.map(({ access }) => access.siteId);
  expect(served.slice(0, 2 * sites)).toEqual([...order, ...order]);
  for (const { access, importId, checked } of all) {
    const done = await mustFind(access, db, importId);
    expect(done).toMatchObject({ status: "completed", rowCount });
    expect(done.counts).toEqual(checked.counts);
    expect(done.counts.created).toBe(1_100);
  }
});
