import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { grantSiteAccess } from "@/lib/auth/site-access";
import { contactsCsv } from "@/lib/exports/contacts-csv";
import { claimJob } from "@/lib/jobs/lease";
import { ownerOf, testNow, testWorld } from "@/testing/steps/deletion";
import { exportedIds, idsOf, mustPrepareExport } from "@/testing/steps/export";
import { prepareBulkAction } from "@/testing/steps/prepare";
import { findBulkAction } from "./find-bulk-actions";
import { runBulkAction } from "./run-bulk-action";
import { startBulkAction } from "./start-bulk-action";
import { startExport } from "./start-export";
import { stopBulkAction } from "./stop-bulk-action";
import { undoBulkAction } from "./undo-bulk-action";

const everyone = { kind: "matching" as const, filter: { everyone: true as const }, except: [] };
const now = () => testNow;

function world(contactCount: number) {
  const db = openMemoryDatabase();
  const siteId = createSite(db).id;
  const access = ownerOf(siteId);
  const people = Array.from({ length: contactCount }, () => createContact(db, { siteId }).id);
  createContact(db, { siteId: createSite(db).id });
  const job = (id: number) => findBulkAction(access, db, id);
  const logged = () =>
    db.$client.prepare("SELECT actor_id, action, job_id, counts FROM audit_log ORDER BY id").all();
  const mustStart = (id: number) => {
    const started = startExport(access, db, id, now);
    if (!started.ok) throw new Error(started.refusal);
    return started.contacts;
  };
  return { db, siteId, access, people, job, logged, mustStart };
}

test("an export is a job: frozen, read once, in the audit log before the first leaves, and never whom", async () => {
  const { db, access, people, job, logged, mustStart } = world(3);
  const id = await mustPrepareExport(access, db, everyone);
  expect(job(id)).toMatchObject({ status: "prepared", contactCount: 3, plannedCount: 3 });
  const [first = 0] = people;
  db.$client.prepare("UPDATE contacts SET being_erased_at = 1 WHERE id = ?").run(people[1]);
  db.$client.prepare("DELETE FROM contacts WHERE id = ?").run(first);
  createContact(db, { siteId: access.siteId });
  const contacts = mustStart(id);
  const entry = (action: string, counts: object) => ({
    actor_id: "owner",
    action,
    job_id: id,
    counts: JSON.stringify(counts),
  });
  expect(logged()).toEqual([entry("export_started", { contacts: 3 })]);
  expect(await idsOf(contacts)).toEqual(people.slice(1));
  expect(job(id)).toMatchObject({
    status: "completed",
    changedCount: 2,
    unchangedCount: 1,
    canUndo: false,
  });
  expect(logged().at(-1)).toEqual(entry("export_completed", { contacts: 2, unchanged: 1, failed: 0 }));
  expect(startExport(access, db, id, now)).toEqual({ ok: false, refusal: "already_started" });
  expect(undoBulkAction(access, db, { jobId: id }, testNow)).toMatchObject({ refusal: "cannot_undo" });
});

test("only owners export, only what is prepared as one, and another site's is not found", async () => {
  const { db, siteId, access, job } = world(1);
  const assistant = grantSiteAccess({ userId: "helper", siteId, role: "assistant" });
  const plan = { selection: everyone, action: { do: "export" as const } };
  expect(await prepareBulkAction(assistant, db, plan, testNow)).toEqual({
    ok: false,
    refusal: "not_allowed",
  });
  const id = await mustPrepareExport(access, db, everyone);
  expect(startExport(assistant, db, id, now)).toEqual({ ok: false, refusal: "not_allowed" });
  expect(startExport(ownerOf(createSite(db).id), db, id, now)).toEqual({ ok: false, refusal: "not_found" });
  expect(startBulkAction(access, db, { jobId: id }, testNow)).toEqual({ ok: false, refusal: "not_found" });
  expect(job(id)).toMatchObject({ status: "prepared" });
  const hide = await prepareBulkAction(access, db, { ...plan, action: { do: "hide" } }, testNow);
  const hideId = hide.ok ? hide.job.id : 0;
  expect(startExport(access, db, hideId, now)).toEqual({ ok: false, refusal: "not_found" });
});

test("a selection by what is gone is refused, and leaves nothing", async () => {
  const { db, access, logged } = world(1);
  const rules = [{ field: "tag" as const, is: "any_of" as const, ids: [99] }];
  const selection = { ...everyone, filter: { where: { match: "all" as const, rules } } };
  expect(await prepareBulkAction(access, db, { selection, action: { do: "export" } }, testNow)).toMatchObject(
    {
      refusal: "unknown_in_filter",
    },
  );
  expect(logged()).toEqual([]);
});

test("whoever stops reading stops it, as far as it was; stopped by the owner, the reading ends", async () => {
  const { db, access, job, logged, mustStart } = world(2_500);
  const left = await mustPrepareExport(access, db, everyone);
  for await (const _ of mustStart(left)) break;
  expect(job(left)).toMatchObject({ status: "stopped", changedCount: 1_000 });
  expect(logged().at(-1)).toMatchObject({ action: "export_stopped", actor_id: null });

  const stopped = await mustPrepareExport(access, db, everyone);
  const contacts = mustStart(stopped);
  await contacts.next();
  expect(stopBulkAction(access, db, { jobId: stopped }, testNow)).toMatchObject({ ok: true });
  await expect(idsOf(contacts)).rejects.toThrow();
  expect(job(stopped)).toMatchObject({ status: "stopped", changedCount: 1_000 });
});

test("the file ends, and the server goes on, when its reading is refused or given up", async () => {
  const { db, access, job, mustStart } = world(2_500);
  const stopped = await mustPrepareExport(access, db, everyone);
  const file = contactsCsv(access, db, mustStart(stopped)).getReader();
  await file.read();
  stopBulkAction(access, db, { jobId: stopped }, testNow);
  const readOn = async () => {
    while (!(await file.read()).done);
  };
  await expect(readOn()).rejects.toThrow();

  const unread = await mustPrepareExport(access, db, everyone);
  const started = startExport(access, db, unread, now);
  if (!started.ok) throw new Error(started.refusal);
  const waiting = contactsCsv(access, db, started.contacts, started.ended).getReader();
  await waiting.read();
  stopBulkAction(access, db, { jobId: unread }, testNow);
  await expect(waiting.closed).rejects.toThrow();

  const left = await mustPrepareExport(access, db, everyone);
  const other = contactsCsv(access, db, mustStart(left)).getReader();
  await other.read();
  await other.cancel();
  for (let turns = 0; turns < 100 && job(left)?.status === "running"; turns += 1) await setTimeout(5);
  expect(job(left)).toMatchObject({ status: "stopped" });
});

test("a reader that takes nothing any more is given up", async () => {
  const { db, access, job } = world(2_500);
  let at = testNow;
  const id = await mustPrepareExport(access, db, everyone);
  const started = startExport(access, db, id, () => at);
  if (!started.ok) throw new Error(started.refusal);
  const reader = contactsCsv(access, db, started.contacts, started.ended).getReader();
  await reader.read();
  // Data under way still fills the buffers, so time goes on until nothing does.
  const clock = setInterval(() => {
    at += 6 * 60_000;
  }, 50);
  await expect(reader.closed).rejects.toThrow();
  clearInterval(clock);
  expect(job(id)).toMatchObject({ status: "stopped" });
});

test("when the process dies another ends it as stopped: nobody is at the other end any more", async () => {
  const { db, access, job, mustStart } = world(2);
  const id = await mustPrepareExport(access, db, everyone);
  mustStart(id);
  expect(claimJob(db, "bulk_actions", "another", testNow + 59_999)).toBeUndefined();
  const claimed = claimJob(db, "bulk_actions", "another", testNow + 60_000);
  if (!claimed) throw new Error("the job cannot be taken over");
  await runBulkAction(testWorld(db), claimed);
  expect(job(id)).toMatchObject({ status: "stopped", changedCount: 0 });
});

test("an export of ids holds each once, in order", async () => {
  const { db, access, people } = world(2);
  const [first = 0, second = 0] = people;
  const ids = [second, first, second];
  expect(await exportedIds(access, db, { kind: "ids", ids })).toEqual([first, second]);
});
