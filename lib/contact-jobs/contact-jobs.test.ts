import { expect, test } from "vitest";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { ownerOf, testNow } from "@/lib/deletion/test-deletion";
import { claimJob } from "@/lib/jobs/lease";
import type { ContactAction } from "./contact-action";
import {
  discardOldContactJobs,
  findContactJob,
  prepareContactJob,
  startContactJob,
  stopContactJob,
  undoContactJob,
} from "./contact-jobs";
import { runContactJob } from "./run-contact-job";

const everyone = { kind: "matching" as const, filter: { everyone: true as const }, except: [] };

function world() {
  const db = openMemoryDatabase();
  const siteId = createSite(db).id;
  const catalogue = createCatalogue(db, { siteId });
  const access = ownerOf(siteId);
  const all = (sql: string, ...values: unknown[]) => db.$client.prepare(sql).all(...values);
  const prepare = async (action: ContactAction) => {
    const result = await prepareContactJob(access, db, { selection: everyone, action }, testNow);
    if (!result.ok) throw new Error(result.refusal);
    return result.job;
  };
  const run = async () => {
    const job = claimJob(db, "contact_jobs", "test", testNow);
    if (!job) throw new Error("no job is open");
    await runContactJob(db, job, () => testNow);
  };
  const carryOut = async (action: ContactAction) => {
    const { id } = await prepare(action);
    const started = startContactJob(access, db, { jobId: id }, testNow);
    if (!started.ok) throw new Error(started.refusal);
    await run();
    const done = findContactJob(access, db, id);
    if (!done) throw new Error("the job is gone");
    return done;
  };
  return { db, siteId, catalogue, access, all, prepare, run, carryOut };
}

test("a tag: counted before, added once, taken back from exactly those who got it", async () => {
  const { db, siteId, access, all, prepare, run, carryOut } = world();
  const [first] = [
    createContact(db, { siteId }),
    createContact(db, { siteId }),
    createContact(db, { siteId }),
  ];
  const tagged = () => all("SELECT contact_id FROM contact_tags ORDER BY contact_id");
  db.$client.prepare("INSERT INTO tags (site_id, name) VALUES (?, 'keep')").run(siteId);
  const tagId = db.$client.prepare("SELECT id FROM tags WHERE name = 'keep'").pluck().get() as number;
  db.$client.prepare("INSERT INTO contact_tags VALUES (?, ?, 1)").run(first.id, tagId);
  expect(await prepare({ do: "add_tag", tag: "keep" })).toMatchObject({ contactCount: 3, plannedCount: 2 });
  expect(tagged()).toHaveLength(1);
  const done = await carryOut({ do: "add_tag", tag: "keep" });
  expect(done).toMatchObject({
    status: "completed",
    subject: "keep",
    changedCount: 2,
    unchangedCount: 1,
    canUndo: true,
  });
  expect(tagged()).toHaveLength(3);
  const undone = undoContactJob(access, db, { jobId: done.id }, testNow);
  expect(undone).toMatchObject({ ok: true, job: { do: "remove_tag", contactCount: 2 } });
  await run();
  expect(tagged()).toEqual([{ contact_id: first.id }]);
  expect(undoContactJob(access, db, { jobId: done.id }, testNow)).toEqual({
    ok: false,
    refusal: "cannot_undo",
  });
  expect(await carryOut({ do: "remove_tag", tagId })).toMatchObject({ changedCount: 1, unchangedCount: 2 });
  expect(all("SELECT id FROM contacts")).toHaveLength(3);
});

test("sequences and offers: joined and left, granted and revoked, and back; what was bought is not revoked", async () => {
  const { db, siteId, catalogue, access, all, run, carryOut } = world();
  const buyer = createContact(db, { siteId });
  const other = createContact(db, { siteId });
  const { sequenceId, oneOffOfferId: offerId } = catalogue;
  db.$client
    .prepare(
      "INSERT INTO purchases (contact_id, id, offer_id, kind, amount, currency, created_at) VALUES (?, 900, ?, 'bought', 5, 'EUR', 1)",
    )
    .run(buyer.id, offerId);
  expect(await carryOut({ do: "grant_offer", offerId })).toMatchObject({
    changedCount: 1,
    unchangedCount: 1,
  });
  const revoked = await carryOut({ do: "revoke_offer", offerId });
  expect(revoked).toMatchObject({ changedCount: 1, unchangedCount: 1 });
  const live = () => all("SELECT contact_id FROM purchases WHERE revoked_at IS NULL ORDER BY contact_id");
  expect(live()).toEqual([{ contact_id: buyer.id }]);
  undoContactJob(access, db, { jobId: revoked.id }, testNow);
  await run();
  expect(live()).toEqual([{ contact_id: buyer.id }, { contact_id: other.id }]);
  expect(await carryOut({ do: "join_sequence", sequenceId })).toMatchObject({ changedCount: 2 });
  expect(await carryOut({ do: "leave_sequence", sequenceId })).toMatchObject({ changedCount: 2 });
  expect(await carryOut({ do: "join_sequence", sequenceId })).toMatchObject({ changedCount: 2 });
  expect(all("SELECT DISTINCT status FROM sequence_enrollments")).toEqual([{ status: "active" }]);
});

test("unsubscribing lowers and cannot be taken back; a request to confirm goes to those who may get one", async () => {
  const { db, siteId, access, all, carryOut } = world();
  for (const marketingStatus of ["subscribed", "never_subscribed", "pending", "complained"] as const)
    createContact(db, { siteId, marketingStatus });
  const asked = await carryOut({ do: "request_opt_in" });
  expect(asked).toMatchObject({ plannedCount: 2, changedCount: 2, canUndo: false });
  const left = await carryOut({ do: "unsubscribe" });
  expect(left).toMatchObject({ changedCount: 3, unchangedCount: 1, canUndo: false });
  expect(undoContactJob(access, db, { jobId: left.id }, testNow)).toEqual({
    ok: false,
    refusal: "cannot_undo",
  });
  expect(all("SELECT marketing_status FROM contacts ORDER BY id")).toEqual([
    { marketing_status: "unsubscribed" },
    { marketing_status: "unsubscribed" },
    { marketing_status: "unsubscribed" },
    { marketing_status: "complained" },
  ]);
  expect(all("SELECT template FROM outgoing_mail")).toHaveLength(2);
  expect(all("SELECT kind FROM consent_events")).toHaveLength(3);
});

test("frozen: who is added meanwhile is left out, who is deleted or being erased is left alone", async () => {
  const { db, siteId, access, all, prepare, run } = world();
  const [gone, going] = [createContact(db, { siteId }), createContact(db, { siteId })];
  const { id } = await prepare({ do: "add_tag", tag: "late" });
  createContact(db, { siteId });
  db.$client.prepare("DELETE FROM contacts WHERE id = ?").run(gone.id);
  db.$client.prepare("UPDATE contacts SET being_erased_at = 1 WHERE id = ?").run(going.id);
  startContactJob(access, db, { jobId: id }, testNow);
  await run();
  expect(findContactJob(access, db, id)).toMatchObject({ changedCount: 0, unchangedCount: 2 });
  expect(all("SELECT * FROM contact_tags")).toEqual([]);
});

test("killed anywhere, it resumes and ends the same", async () => {
  const { db, siteId, access, all, prepare, run } = world();
  for (let made = 0; made < 50; made += 1) createContact(db, { siteId });
  const { id } = await prepare({ do: "add_tag", tag: "spring" });
  startContactJob(access, db, { jobId: id }, testNow);
  db.$client.exec(
    `CREATE TEMP TRIGGER kill BEFORE INSERT ON contact_tags WHEN (SELECT count(*) FROM contact_tags) = 20
     BEGIN SELECT RAISE(ABORT, 'killed'); END`,
  );
  await expect(run()).rejects.toThrow("killed");
  db.$client.exec("DROP TRIGGER kill");
  await run();
  expect(findContactJob(access, db, id)).toMatchObject({ status: "completed", changedCount: 50 });
  expect(all("SELECT * FROM contact_tags")).toHaveLength(50);
});

test("another site's job, tag, sequence or offer is not found; a job runs once; old ones go", async () => {
  const { db, siteId, access, catalogue, all, prepare } = world();
  createContact(db, { siteId });
  const { id: jobId } = await prepare({ do: "unsubscribe" });
  const other = ownerOf(createSite(db).id);
  const notFound = { ok: false, refusal: "not_found" };
  expect(findContactJob(other, db, jobId)).toBeUndefined();
  expect(startContactJob(other, db, { jobId }, testNow)).toEqual(notFound);
  expect(stopContactJob(other, db, { jobId }, testNow)).toEqual(notFound);
  expect(undoContactJob(other, db, { jobId }, testNow)).toEqual(notFound);
  for (const action of [
    { do: "remove_tag", tagId: catalogue.tagId },
    { do: "join_sequence", sequenceId: catalogue.sequenceId },
    { do: "grant_offer", offerId: catalogue.oneOffOfferId },
  ] as const)
    expect(await prepareContactJob(other, db, { selection: everyone, action }, testNow)).toEqual({
      ok: false,
      refusal: "subject_not_found",
    });
  expect(startContactJob(access, db, { jobId }, testNow).ok).toBe(true);
  expect(startContactJob(access, db, { jobId }, testNow)).toEqual({ ok: false, refusal: "already_started" });
  expect(stopContactJob(access, db, { jobId }, testNow)).toMatchObject({
    ok: true,
    job: { status: "stopped" },
  });
  discardOldContactJobs(db, testNow + 86_400_000);
  expect(all("SELECT * FROM contact_job_items")).toEqual([]);
});
