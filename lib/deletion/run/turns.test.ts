import { beforeEach, expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { findDeletion } from "@/lib/deletion/receipt/find-deletion";
import { claimJob } from "@/lib/jobs/lease";
import { mustConfirm, mustPreview, ownerOf, testNow, testWorld } from "@/testing/steps/deletion";
import { runDeletion } from "./run-deletion";

let db: Database;
let at: number;
beforeEach(() => {
  db = openMemoryDatabase();
  at = testNow;
});

/** Confirms the deletion of everyone on a new site of this many contacts. Returns site and deletion. */
async function confirmed(contactCount: number): Promise<{ siteId: number; jobId: number }> {
  const siteId = createSite(db).id;
  db.$client
    .prepare(
      `INSERT INTO contacts (site_id, email, name, search_text, marketing_status, source, created_at, updated_at,
         last_activity_at)
       WITH RECURSIVE number(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM number WHERE value < @count)
       SELECT @siteId, 'reader' || value || '@site' || @siteId || '.example', '', '', 'subscribed', 'manual', 1, 1, 1
       FROM number`,
    )
    .run({ siteId, count: contactCount });
  const everyone = { kind: "matching" as const, filter: { everyone: true as const }, except: [] };
  const manifest = await mustPreview(ownerOf(siteId), db, everyone);
  mustConfirm(ownerOf(siteId), db, manifest);
  return { siteId, jobId: manifest.jobId };
}

/** Gives turns until nothing is open. Returns the site of each, in order. Each look at the clock takes `tickMs`. */
async function takeTurns(tickMs: number): Promise<number[]> {
  const served: number[] = [];
  const now = () => {
    at += tickMs;
    return at;
  };
  for (let job = claimJob(db, "deletion_jobs", "lane", now()); job; ) {
    served.push(job.siteId);
    await runDeletion({ ...testWorld(db), now }, job);
    job = claimJob(db, "deletion_jobs", "lane", now());
  }
  return served;
}

test("one person's deletion does not wait for a long one that began before", async () => {
  const long = await confirmed(1_600);
  expect(claimJob(db, "deletion_jobs", "lane", at)?.id).toBe(long.jobId);
  const short = await confirmed(1);
  const job = { table: "deletion_jobs" as const, id: long.jobId, siteId: long.siteId, leaseOwner: "lane" };
  await runDeletion(testWorld(db), job);
  expect(findDeletion(ownerOf(long.siteId), db, long.jobId)).toMatchObject({
    status: "running",
    deletedCount: 500,
  });
  expect(await takeTurns(0)).toEqual([short.siteId, long.siteId]);
  const receipt = findDeletion(ownerOf(long.siteId), db, long.jobId);
  expect(receipt).toMatchObject({ status: "completed", deletedCount: 1_600, needsAttentionCount: 0 });
});

test("the long deletions of many sites take turns, and each comes to its end", async () => {
  const all = [];
  for (let site = 0; site < 3; site += 1) all.push(await confirmed(1_100));
  const served = await takeTurns(1);
  expect(served).toEqual(all.map(({ siteId }) => siteId));

  db = openMemoryDatabase();
  const slow = [];
  for (let site = 0; site < 5; site += 1) slow.push(await confirmed(1_100));
  const turns = await takeTurns(700);
  const sites = slow.map(({ siteId }) => siteId);
  expect(turns).toEqual([...sites, ...sites, ...sites]);
  for (const { siteId, jobId } of slow)
    expect(findDeletion(ownerOf(siteId), db, jobId)).toMatchObject({
      status: "completed",
      deletedCount: 1_100,
    });
});

test("a site with many deletions does not keep another site's from its turn", async () => {
  const first = await confirmed(600);
  const access = ownerOf(first.siteId);
  for (let more = 0; more < 3; more += 1) {
    db.$client.exec(
      `INSERT INTO contacts (site_id, email, name, search_text, marketing_status, source, created_at, updated_at,
         last_activity_at) VALUES (${first.siteId}, 'more${more}@ink.example', '', '', 'pending', 'manual', 1, 1, 1)`,
    );
    const { id } = db.$client.prepare("SELECT max(id) AS id FROM contacts").get() as { id: number };
    mustConfirm(access, db, await mustPreview(access, db, { kind: "ids", ids: [id] }));
  }
  const other = await confirmed(1);
  const served = await takeTurns(1);
  expect(served.indexOf(other.siteId)).toBe(1);
});
