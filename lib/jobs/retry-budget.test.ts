import { expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { claimJob, type LeasedTable, LeaseLost, leasedTables } from "./lease";
import { findJobFailure, retryBudget, withinRetryBudget } from "./retry-budget";
import { retryJob } from "./retry-job";

const opens: Record<LeasedTable, string> = {
  imports:
    "INSERT INTO imports (site_id, created_by, status, created_at) VALUES (@siteId, '1', 'checking', 0)",
  broadcasts:
    "INSERT INTO broadcasts (site_id, subject, status, created_at) VALUES (@siteId, 'Hello', 'sending', 0)",
  bulk_actions:
    "INSERT INTO bulk_actions (site_id, status, action, created_by, created_at) VALUES (@siteId, 'running', '{}', '1', 0)",
  deletion_jobs:
    "INSERT INTO deletion_jobs (site_id, status, created_by, created_at) VALUES (@siteId, 'queued', '1', 0)",
  manifest_requests:
    "INSERT INTO manifest_requests (id, site_id, status, selection_digest) SELECT max(id), @siteId, 'measuring', '' FROM deletion_jobs",
  preparations:
    "INSERT INTO preparations (site_id, status, created_by, created_at) VALUES (@siteId, 'counting', '1', 0)",
  definition_changes:
    "INSERT INTO definition_changes (site_id, kind, subject, status, created_by, created_at) VALUES (@siteId, 'delete_tag', '{}', 'running', '1', 0)",
  duplicate_searches:
    "INSERT INTO duplicate_searches (site_id, status, started_at) VALUES (@siteId, 'searching', 0)",
};

function world(table: LeasedTable) {
  const db = openMemoryDatabase();
  const siteId = createSite(db).id;
  for (const _ of ["poisoned", "well"]) {
    if (table === "manifest_requests") db.$client.prepare(opens.deletion_jobs).run({ siteId });
    db.$client.prepare(opens[table]).run({ siteId });
  }
  const claim = (now: number) => claimJob(db, table, "test", now);
  const statusOf = (id: number) =>
    db.$client.prepare(`SELECT status FROM ${table} WHERE id = ?`).pluck().get(id);
  const finish = (id: number) =>
    db.$client.prepare(`UPDATE ${table} SET status = 'completed' WHERE id = ?`).run(id);
  return { db, access: ownerOf(siteId), claim, statusOf, finish };
}

class Poison extends Error {}

function poisoned(): never {
  throw new Poison("with someone's address: ada@quill.example");
}

test.each([...leasedTables])("a poisoned job holds up nobody in its lane: %s", async (table) => {
  const { db, access, claim, statusOf, finish } = world(table);
  const before = statusOf(1);
  let now = testNow;
  const order: number[] = [];
  for (let round = 0; round < 40 && statusOf(1) !== "failed"; round++) {
    const job = claim(now);
    if (!job) now += 1000;
    else {
      order.push(job.id);
      await withinRetryBudget(
        db,
        job,
        () => now,
        () => (job.id === 1 ? poisoned() : finish(job.id)),
      );
    }
  }
  expect(order.slice(0, 2)).toEqual([1, 2]);
  expect(order.filter((id) => id === 1)).toHaveLength(retryBudget);
  const failure = findJobFailure(db, table, 1);
  expect(failure).toMatchObject({ count: retryBudget, reference: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(JSON.stringify(db.$client.prepare("SELECT * FROM job_failures").all())).not.toContain("quill");
  expect(claim(now + 3_600_000)).toBeUndefined();

  expect(retryJob(ownerOf(createSite(db).id), db, { table, jobId: 1 }, testNow)).toEqual({
    ok: false,
    refusal: "not_found",
  });
  expect(retryJob(access, db, { table, jobId: 2 }, testNow)).toEqual({ ok: false, refusal: "not_failed" });
  expect(retryJob(access, db, { table, jobId: 1 }, testNow)).toEqual({ ok: true });
  expect(retryJob(access, db, { table, jobId: 1 }, testNow)).toEqual({ ok: false, refusal: "not_failed" });
  expect([statusOf(1), findJobFailure(db, table, 1)]).toEqual([
    table === "deletion_jobs" ? "running" : before,
    undefined,
  ]);
  const again = claim(now);
  expect(again?.id).toBe(1);
  if (again)
    await withinRetryBudget(
      db,
      again,
      () => now,
      () => finish(again.id),
    );
  expect([statusOf(1), findJobFailure(db, table, 1)]).toEqual(["completed", undefined]);
});

test.each([...leasedTables])("what is discarded while it runs has not failed: %s", async (table) => {
  const { db, claim } = world(table);
  const job = claim(testNow);
  if (!job) throw new Error("no job is open");
  const failing = withinRetryBudget(
    db,
    job,
    () => testNow,
    () => {
      db.$client.prepare(`DELETE FROM ${table} WHERE id = ?`).run(job.id);
      poisoned();
    },
  );
  await expect(failing).rejects.toThrow(LeaseLost);
  expect(findJobFailure(db, table, job.id)).toBeUndefined();
});

test("failing in another way, or long ago, begins the budget anew; a lost lease is no failure", async () => {
  const { db, claim, statusOf } = world("imports");
  let now = testNow;
  const failOnce = async (run: () => unknown) => {
    now += 61_000;
    const job = claim(now);
    if (job) await withinRetryBudget(db, job, () => now, run);
    return job?.id;
  };
  for (let at = 0; at < 8; at++) await failOnce(at % 2 === 0 ? poisoned : () => JSON.parse("{"));
  expect(statusOf(1)).toBe("checking");
  for (let at = 0; at < 2 * retryBudget; at++) {
    await failOnce(poisoned);
    now += 600_000;
  }
  expect(statusOf(1)).toBe("checking");
  const job = claim(now);
  const lost = withinRetryBudget(
    db,
    job ?? { table: "imports", id: 1, siteId: 1, leaseOwner: "test" },
    () => now,
    () => {
      throw new LeaseLost();
    },
  );
  await expect(lost).rejects.toThrow(LeaseLost);
});

test.each(["SQLITE_FULL", "SQLITE_BUSY", "ENOSPC"])(
  "%s is no failure of the job: it goes on once it can",
  async (code) => {
    const { db, claim, statusOf } = world("bulk_actions");
    const before = statusOf(1);
    const job = claim(testNow);
    if (!job) throw new Error("there is no job");
    const fault = Object.assign(new Error("no room"), { code });
    const run = () =>
      withinRetryBudget(
        db,
        job,
        () => testNow,
        () => {
          throw fault;
        },
      );
    for (let at = 0; at < 2 * retryBudget; at += 1) await expect(run()).rejects.toBe(fault);
    expect(statusOf(1)).toBe(before);
    expect(findJobFailure(db, "bulk_actions", 1)).toBeUndefined();
  },
);
