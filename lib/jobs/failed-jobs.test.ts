import { expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createOwner, createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { listBroadcasts } from "@/lib/broadcasts/list-broadcasts";
import { queueBroadcast } from "@/lib/broadcasts/queue-broadcast";
import { sendBroadcast, stopBroadcast } from "@/lib/broadcasts/send-broadcast";
import { findBulkAction } from "@/lib/bulk-actions/find-bulk-actions";
import { runBulkAction } from "@/lib/bulk-actions/run-bulk-action";
import { startBulkAction } from "@/lib/bulk-actions/start-bulk-action";
import { stopBulkAction } from "@/lib/bulk-actions/stop-bulk-action";
import { findDeletion } from "@/lib/deletion/receipt/find-deletion";
import { runDeletion } from "@/lib/deletion/run/run-deletion";
import { stopDeletion } from "@/lib/deletion/run/stop-deletion";
import { mustConfirm, mustPreview, ownerOf, testNow, testWorld } from "@/testing/steps/deletion";
import { prepareBroadcast, prepareBulkAction } from "@/testing/steps/prepare";
import { claimJob } from "./lease";
import { withinRetryBudget } from "./retry-budget";
import { retryJob } from "./retry-job";

const everyone = { kind: "matching" as const, filter: { everyone: true as const }, except: [] };

function world() {
  const db = openMemoryDatabase();
  const siteId = createSite(db).id;
  createOwner(db, { siteId, email: "owner@studio.example", name: "Owner", passwordHash: "none" });
  for (let at = 0; at < 3; at++) createContact(db, { siteId });
  return { db, access: ownerOf(siteId) };
}

/** Gives a lane enough time to fail as often as it may. */
async function forAWhile(round: (now: number) => Promise<unknown> | unknown): Promise<void> {
  for (let second = 1; second <= 120; second++) await round(testNow + second * 1000);
}

function poison(db: Database, table: string): void {
  db.$client.exec(
    `CREATE TEMP TRIGGER poison BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'poison'); END`,
  );
}

/** Lists what the audit log says of jobs that were tried again. */
const retriedIn = (db: Database) =>
  db.$client
    .prepare("SELECT actor_id AS actorId, counts FROM audit_log WHERE action = 'job_retried' ORDER BY id")
    .all();

test("a change that fails is shown as set aside; tried again it ends well, or it is discarded", async () => {
  const { db, access } = world();
  const begin = async () => {
    const action = { do: "add_tag" as const, tag: "spring" };
    const prepared = await prepareBulkAction(access, db, { selection: everyone, action }, testNow);
    if (!prepared.ok) throw new Error(prepared.refusal);
    startBulkAction(access, db, { jobId: prepared.job.id }, testNow);
    return prepared.job.id;
  };
  const work = () =>
    forAWhile(async (now) => {
      const job = claimJob(db, "bulk_actions", "test", now);
      const run = () => job && runBulkAction({ ...testWorld(db), now: () => now }, job);
      if (job) await withinRetryBudget(db, job, () => now, run);
    });
  poison(db, "contact_tags");
  const [first, second] = [await begin(), await begin()];
  await work();
  expect(findBulkAction(access, db, first)).toMatchObject({ status: "failed", failure: { count: 5 } });
  expect(retryJob({ ...access, role: "assistant" }, db, { table: "imports", jobId: 1 }, testNow)).toEqual({
    ok: false,
    refusal: "not_allowed",
  });
  expect(retryJob(access, db, { table: "bulk_actions", jobId: first }, testNow)).toEqual({ ok: true });
  expect(stopBulkAction(access, db, { jobId: second }, testNow)).toMatchObject({
    ok: true,
    job: { status: "stopped", failure: null },
  });
  expect(retriedIn(db)).toEqual([{ actorId: access.userId, counts: '{"bulk_actions":1}' }]);
  db.$client.exec("DROP TRIGGER poison");
  await work();
  expect(findBulkAction(access, db, first)).toMatchObject({ status: "completed", changedCount: 3 });
});

test("a broadcast that fails is shown as set aside, and can be tried again or discarded", async () => {
  const { db, access } = world();
  const prepared = await prepareBroadcast(access, db, everyone, testNow);
  if (!prepared.ok) throw new Error(prepared.refusal);
  const { broadcastId } = prepared.prepared;
  sendBroadcast(access, db, { broadcastId, subject: "Letter", body: "Hello." }, testNow);
  poison(db, "outgoing_mail");
  await forAWhile((now) => queueBroadcast(db, "test", now));
  const shown = () => listBroadcasts(access, db)[0];
  expect(shown()).toMatchObject({ status: "failed", failure: { count: 5 } });
  expect(retryJob(access, db, { table: "broadcasts", jobId: broadcastId }, testNow)).toEqual({ ok: true });
  expect(retriedIn(db)).toEqual([{ actorId: access.userId, counts: '{"broadcasts":1}' }]);
  expect(shown()).toMatchObject({ status: "sending", failure: null });
  await forAWhile((now) => queueBroadcast(db, "test", now));
  expect(stopBroadcast(access, db, { broadcastId }, testNow)).toEqual({ ok: true });
  expect(shown()).toMatchObject({ status: "stopped", failure: null, waitingCount: 0 });
});

test("a deletion that fails is shown as set aside; discarded, it keeps whoever it has not reached", async () => {
  const { db, access } = world();
  const manifest = await mustPreview(access, db, everyone);
  mustConfirm(access, db, manifest);
  let isPoisoned = true;
  const work = () =>
    forAWhile(async (now) => {
      const job = claimJob(db, "deletion_jobs", "test", now);
      if (!job) return;
      const providersOf = (siteId: number) => {
        if (isPoisoned) throw new TypeError("poison");
        return testWorld(db).providersOf(siteId);
      };
      await withinRetryBudget(
        db,
        job,
        () => now,
        () => runDeletion({ ...testWorld(db), now: () => now, providersOf }, job),
      );
    });
  await work();
  expect(findDeletion(access, db, manifest.jobId)).toMatchObject({ status: "failed", failure: { count: 5 } });
  expect(stopDeletion(access, db, { jobId: manifest.jobId }, testNow)).toEqual({ ok: true });
  isPoisoned = false;
  await work();
  expect(findDeletion(access, db, manifest.jobId)).toMatchObject({
    ...{ status: "stopped", failure: null, deletedCount: 0, keptCount: 3 },
  });
});
