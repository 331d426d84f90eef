import { afterEach, beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createOwner, createSite } from "@/db/factories/create-site";
import { write } from "@/db/write";
import { grantSiteAccess } from "@/lib/auth/site-access";
import { rememberErasedIdentity } from "@/lib/consent/identities/erased-identities";
import { unsubscribe } from "@/lib/consent/unsubscribe";
import { saveSegment } from "@/lib/segments/save-segment";
import { ownerOf, runWholeDeletion, testNow, testWorld } from "@/testing/steps/deletion";
import { hour, minute, Studio, studioUrl, tokenIn } from "@/testing/steps/letters";
import { prepareAll, prepareBroadcast } from "@/testing/steps/prepare";
import type { BroadcastTarget } from "../broadcast-target";
import { mostLateMs } from "../broadcast-view";
import { discardBroadcasts } from "../discard-broadcasts";
import { findBroadcast, listBroadcasts } from "../list-broadcasts";
import { stopBroadcast } from "../send-broadcast";
import { previewBroadcast } from "./preview-broadcast";
import { scheduleBroadcast, unscheduleBroadcast } from "./schedule-broadcast";
import { sendTestLetter } from "./send-test-letter";
import { startBroadcast } from "./start-broadcast";
import { startDueBroadcasts } from "./start-due-broadcasts";
import { createDraft, deleteDraft, duplicateBroadcast, keepAsDraft, saveDraft } from "./write-drafts";

let studio: Studio;
beforeEach(async () => {
  studio = await Studio.open();
});
afterEach(() => studio.close());

const text = { subject: "Open studio", body: "Dear reader,\n\ncome on Friday." };
const everyone = { kind: "matching" as const, filter: { everyone: true as const }, except: [] };
const appUrl = studioUrl;

/** Makes a draft with a text, for these. Returns its id. */
function written(target: BroadcastTarget | null = { kind: "subscribed" }, of = text): number {
  const { access, db } = studio;
  const { broadcastId } = createDraft(access, db, testNow);
  const saved = saveDraft(access, db, { broadcastId, ...of, target, seenAt: testNow }, testNow + 1);
  expect(saved).toEqual({ ok: true, updatedAt: testNow + 1 });
  return broadcastId;
}

const found = (id: number) => findBroadcast(studio.access, studio.db, id);
const ofNoOne = () => ownerOf(createSite(studio.db).id);
const notFound = { ok: false, refusal: "not_found" };

/** Does what the worker does at `now`: starts what is due, freezes, and sends. */
async function work(now: number, hasServer = true): Promise<void> {
  startDueBroadcasts(studio.db, now, () => hasServer);
  await prepareAll({ ...testWorld(studio.db), now: () => now });
  await studio.send(now, hasServer);
}

function start(broadcastId: number, now = testNow + minute) {
  return startBroadcast(
    studio.access,
    studio.db,
    { broadcastId, hasMailServer: true, phrase: "send now" },
    now,
  );
}

/** Schedules for tomorrow at nine, in the time zone of the site. Returns when that is. */
function scheduled(broadcastId: number): number {
  const time = { broadcastId, day: "2026-01-16", time: "09:00" };
  const set = scheduleBroadcast(studio.access, studio.db, time, testNow);
  if (!set.ok) throw new Error(set.refusal);
  return set.scheduledAt;
}

test("a draft is kept, and two windows do not overwrite each other", () => {
  const { access, db } = studio;
  const broadcastId = written();
  expect(found(broadcastId)).toMatchObject({ ...text, status: "draft", target: { kind: "subscribed" } });
  expect(listBroadcasts(access, db)).toMatchObject([{ id: broadcastId, status: "draft", waitingCount: 0 }]);
  const change = { broadcastId, subject: "Other", body: "", target: null };
  expect(saveDraft(access, db, { ...change, seenAt: testNow }, testNow + 5)).toEqual({
    ok: false,
    refusal: "changed_elsewhere",
  });
  expect(found(broadcastId)).toMatchObject(text);
  expect(saveDraft(access, db, { ...change, seenAt: testNow + 1 }, testNow)).toEqual({
    ok: true,
    updatedAt: testNow + 2,
  });
  expect(found(broadcastId)).toMatchObject({ subject: "Other", body: "", target: null });
  discardBroadcasts(db, testNow + 365 * 24 * hour);
  expect(found(broadcastId)).toBeDefined();
});

test("of another site, nothing is found", async () => {
  const { db } = studio;
  const broadcastId = written();
  const other = ofNoOne();
  const one = { broadcastId };
  const save = { broadcastId, ...text, target: null, seenAt: testNow + 1 };
  expect(findBroadcast(other, db, broadcastId)).toBeUndefined();
  expect(await previewBroadcast(other, db, { ...one, appUrl })).toBeUndefined();
  expect(listBroadcasts(other, db)).toEqual([]);
  expect([
    saveDraft(other, db, save, testNow),
    duplicateBroadcast(other, db, one, testNow),
    deleteDraft(other, db, one),
    scheduleBroadcast(other, db, { ...one, day: "2026-02-01", time: "09:00" }, testNow),
    unscheduleBroadcast(other, db, one, testNow),
    startBroadcast(other, db, { ...one, hasMailServer: true }, testNow),
    await sendTestLetter(other, db, { ...one, appUrl }, { SMTP_URL: studio.mail.url }),
    stopBroadcast(other, db, one, testNow),
  ]).toEqual(Array(8).fill(notFound));
  expect(found(broadcastId)).toMatchObject({ ...text, status: "draft" });
});

test("what the dialog froze is kept with the text, and sent to those of them who are subscribed then", async () => {
  const { access, db } = studio;
  const ids = ["ada", "ben", "cem"].map((name) => studio.subscriber(`${name}@quill.example`));
  const prepared = await prepareBroadcast(access, db, { kind: "ids", ids: ids.slice(0, 2) }, testNow);
  if (!prepared.ok) throw new Error(prepared.refusal);
  const { broadcastId } = prepared.prepared;
  expect(found(broadcastId)).toBeUndefined();
  expect(keepAsDraft(ofNoOne(), db, { broadcastId, ...text }, testNow)).toEqual(notFound);
  expect(keepAsDraft(access, db, { broadcastId, ...text }, testNow)).toEqual({ ok: true, broadcastId });
  expect(keepAsDraft(access, db, { broadcastId, ...text }, testNow)).toEqual(notFound);
  const save = { broadcastId, ...text, seenAt: testNow };
  expect(saveDraft(access, db, { ...save, target: { kind: "subscribed" } }, testNow)).toMatchObject({
    refusal: "not_a_draft",
  });
  discardBroadcasts(db, testNow + 24 * hour);
  const copy = duplicateBroadcast(access, db, { broadcastId }, testNow);
  expect(copy.ok && found(copy.broadcastId)).toMatchObject({ ...text, target: null, audience: null });
  db.$client.prepare("UPDATE contacts SET marketing_status = 'unsubscribed' WHERE id = ?").run(ids[0]);
  expect(start(broadcastId)).toEqual({ ok: true });
  await work(testNow + minute);
  expect(studio.received()).toEqual(["ben@quill.example"]);
  expect(found(broadcastId)).toMatchObject({
    status: "sent",
    sentCount: 1,
    skippedCount: 1,
    skipped: [{ reason: "unsubscribed", count: 1 }],
  });
});

test("a draft that is deleted goes with its text at once, and with its recipients soon", async () => {
  const { access, db } = studio;
  studio.subscriber("ada@quill.example");
  const prepared = await prepareBroadcast(access, db, everyone, testNow);
  if (!prepared.ok) throw new Error(prepared.refusal);
  const { broadcastId } = prepared.prepared;
  keepAsDraft(access, db, { broadcastId, ...text }, testNow);
  expect(deleteDraft(access, db, { broadcastId })).toEqual({ ok: true });
  expect(deleteDraft(access, db, { broadcastId })).toEqual(notFound);
  expect(JSON.stringify(studio.all("SELECT * FROM broadcasts"))).not.toContain("Friday");
  expect(discardBroadcasts(db, testNow)).toBe(true);
  expect([
    studio.one("SELECT count(*) FROM broadcasts"),
    studio.one("SELECT count(*) FROM broadcast_recipients"),
  ]).toEqual([0, 0]);
});

test.each([
  ["subject_missing", { subject: "  ", body: "Hello." }, { kind: "subscribed" }],
  ["body_missing", { subject: "Hello", body: " \n" }, { kind: "subscribed" }],
  ["target_missing", text, null],
  ["segment_gone", text, { kind: "segment", segmentId: 404 }],
] as const)("an unfinished draft is neither sent nor scheduled: %s", (refusal, of, target) => {
  const broadcastId = written(target, of);
  const refused = { ok: false, refusal };
  expect(start(broadcastId)).toEqual(refused);
  const time = { broadcastId, day: "2026-02-01", time: "09:00" };
  expect(scheduleBroadcast(studio.access, studio.db, time, testNow)).toEqual(refused);
  expect(found(broadcastId)?.status).toBe("draft");
});

test("sent now, it goes to the subscribed of its target, and is recorded once", async () => {
  const { access, db } = studio;
  const filter = {
    where: {
      match: "all" as const,
      rules: [{ field: "email" as const, is: "contains" as const, value: "quill" }],
    },
  };
  const segment = saveSegment(access, db, { name: "Quills", filter }, testNow);
  if (!segment.ok) throw new Error(segment.refusal);
  studio.subscriber("ada@quill.example");
  studio.subscriber("eve@ink.example");
  createContact(db, { siteId: studio.siteId, email: "ben@quill.example", marketingStatus: "pending" });
  const broadcastId = written({ kind: "segment", segmentId: segment.segmentId });
  expect(startBroadcast(access, db, { broadcastId, hasMailServer: false }, testNow)).toMatchObject({
    refusal: "no_mail_server",
  });
  expect(start(broadcastId)).toEqual({ ok: true });
  expect(start(broadcastId)).toMatchObject({ refusal: "not_a_draft" });
  expect(deleteDraft(access, db, { broadcastId })).toMatchObject({ refusal: "not_a_draft" });
  await work(testNow + minute);
  expect(studio.received()).toEqual(["ada@quill.example"]);
  expect(found(broadcastId)).toMatchObject({
    status: "sent",
    segmentName: "Quills",
    audience: { selectedCount: 2, willGetCount: 1, without: [{ reason: "pending", count: 1 }] },
    sentCount: 1,
  });
  const entries = studio.all("SELECT action, counts FROM audit_log WHERE action LIKE 'broadcast%'");
  expect(entries).toEqual([{ action: "broadcast_sent", counts: '{"contacts":1}' }]);
});

test("for nobody it is a draft again and says so", async () => {
  const broadcastId = written({ kind: "customers" });
  start(broadcastId);
  await work(testNow + minute);
  expect(found(broadcastId)).toMatchObject({ status: "draft", problem: "nobody_subscribed", sentAt: null });
});

test("stopped before it has anyone, nobody gets it", async () => {
  studio.subscriber("ada@quill.example");
  const broadcastId = written();
  start(broadcastId);
  expect(stopBroadcast(studio.access, studio.db, { broadcastId }, testNow)).toEqual({ ok: true });
  await work(testNow + minute);
  expect(studio.received()).toEqual([]);
  expect(found(broadcastId)?.status).toBe("stopped");
});

test("scheduled by the clocks of the site, it starts when due, once, for who is subscribed then", async () => {
  const { access, db } = studio;
  db.$client.prepare("UPDATE sites SET time_zone = 'Europe/Lisbon'").run();
  const ids = ["stays", "leaves", "deleted", "going"].map((name) =>
    studio.subscriber(`${name}@quill.example`),
  );
  const broadcastId = written();
  const at = (day: string, time: string) =>
    scheduleBroadcast(access, db, { broadcastId, day, time }, testNow);
  expect(at("2026-01-15", "12:00")).toEqual({ ok: false, refusal: "in_the_past" });
  expect(at("2027-02-01", "12:00")).toEqual({ ok: false, refusal: "too_far" });
  expect(at("2026-07-01", "09:00")).toEqual({ ok: true, scheduledAt: Date.UTC(2026, 6, 1, 8) });
  const dueAt = scheduled(broadcastId);
  expect(dueAt).toBe(Date.UTC(2026, 0, 16, 9));
  await work(dueAt - 1);
  expect(found(broadcastId)?.status).toBe("scheduled");

  studio.subscriber("comes@quill.example");
  db.$client.prepare("UPDATE contacts SET marketing_status = 'unsubscribed' WHERE id = ?").run(ids[1]);
  await runWholeDeletion(access, db, { kind: "ids", ids: [ids[2] ?? 0] });
  db.$client.prepare("UPDATE contacts SET being_erased_at = ? WHERE id = ?").run(dueAt, ids[3]);
  await work(dueAt);
  await work(dueAt + minute);
  expect(studio.received()).toEqual(["comes@quill.example", "stays@quill.example"]);
  expect(found(broadcastId)).toMatchObject({
    status: "sent",
    sentAt: dueAt,
    scheduledAt: dueAt,
    sentCount: 2,
  });
  expect(unscheduleBroadcast(access, db, { broadcastId }, dueAt)).toMatchObject({ refusal: "not_scheduled" });
  const actions = studio.all("SELECT action, actor_id FROM audit_log WHERE action LIKE 'broadcast%'");
  expect(actions.map(({ action }) => action)).toEqual([
    "broadcast_scheduled",
    "broadcast_scheduled",
    "broadcast_sent",
  ]);
  expect(new Set(actions.map((entry) => entry.actor_id))).toEqual(new Set([access.userId]));
});

test("erased between freezing and sending, a person gets nothing", async () => {
  const { db, siteId } = studio;
  const [ada = 0] = ["ada@quill.example", "ben@quill.example"].map((email) => studio.subscriber(email));
  const broadcastId = written();
  const dueAt = scheduled(broadcastId);
  startDueBroadcasts(db, dueAt, () => true);
  await prepareAll({ ...testWorld(db), now: () => dueAt });
  db.$client.prepare("DELETE FROM contacts WHERE id = ?").run(ada);
  write(db, (tx) => rememberErasedIdentity(tx, siteId, "ada@quill.example", dueAt, "deleted"));
  await studio.send(dueAt);
  expect(studio.received()).toEqual(["ben@quill.example"]);
  expect(found(broadcastId)?.skipped).toEqual([{ reason: "deleted", count: 1 }]);
});

test("taken off its schedule it is not sent", async () => {
  const { access, db } = studio;
  studio.subscriber("ada@quill.example");
  const broadcastId = written();
  const dueAt = scheduled(broadcastId);
  expect(
    saveDraft(access, db, { broadcastId, ...text, target: null, seenAt: testNow + 1 }, testNow),
  ).toMatchObject({
    refusal: "not_a_draft",
  });
  expect(unscheduleBroadcast(access, db, { broadcastId }, testNow)).toEqual({ ok: true });
  expect(unscheduleBroadcast(access, db, { broadcastId }, testNow)).toEqual({ ok: true });
  await work(dueAt + minute);
  expect(studio.received()).toEqual([]);
});

test("a late one starts late, up to a day; later it waits for its owner", async () => {
  studio.subscriber("ada@quill.example");
  const [late, missed] = [written(), written(undefined, { ...text, subject: "Missed" })];
  const dueAt = scheduled(late);
  scheduled(missed);
  studio.db.$client
    .prepare("UPDATE broadcasts SET scheduled_at = scheduled_at - ? WHERE id = ?")
    .run(6 * hour, missed);
  await work(dueAt + mostLateMs - hour);
  expect(found(late)).toMatchObject({
    status: "sent",
    sentAt: dueAt + mostLateMs - hour,
    scheduledAt: dueAt,
  });
  expect(found(missed)?.status).toBe("scheduled");
  expect(studio.received()).toEqual(["ada@quill.example"]);
  expect(start(missed, dueAt + 2 * mostLateMs)).toEqual({ ok: true });
  await work(dueAt + 2 * mostLateMs);
  expect(studio.received("Missed")).toEqual(["ada@quill.example"]);
});

test("without a mail server a due one waits for one, and is not called sent", async () => {
  studio.subscriber("ada@quill.example");
  const broadcastId = written();
  const dueAt = scheduled(broadcastId);
  await work(dueAt, false);
  expect(found(broadcastId)).toMatchObject({ status: "scheduled", sentCount: 0, unsentCount: 0 });
  await work(dueAt + hour);
  expect(found(broadcastId)).toMatchObject({ status: "sent", sentCount: 1 });
});

test("while the site is being deleted none begins, not even one that is due, and it goes on once that is called off", async () => {
  const { access, db } = studio;
  studio.subscriber("ada@quill.example");
  const [due, draft] = [written(), written()];
  const dueAt = scheduled(due);
  db.$client.prepare("UPDATE sites SET ending_at = 1").run();
  await work(dueAt);
  expect(found(due)).toMatchObject({ status: "scheduled", sentCount: 0, problem: null });
  const refused = { ok: false, refusal: "site_ending" };
  expect([start(due), start(draft)]).toEqual([refused, refused]);
  expect(scheduleBroadcast(access, db, { broadcastId: draft, day: "2026-12-24", time: "09:00" }, 1)).toEqual(
    refused,
  );
  await expect(studio.broadcast()).rejects.toThrow("site_ending");
  expect(studio.one("SELECT count(*) FROM audit_log WHERE action = 'broadcast_sent'")).toBe(0);
  db.$client.prepare("UPDATE sites SET ending_at = NULL").run();
  await work(dueAt + hour);
  expect(studio.received()).toEqual(["ada@quill.example"]);
});

test("a segment that is gone when it is due makes it a draft that says why", async () => {
  const { access, db } = studio;
  studio.subscriber("ada@quill.example");
  const filter = { status: "subscribed" as const };
  const segment = saveSegment(access, db, { name: "Readers", filter }, testNow);
  if (!segment.ok) throw new Error(segment.refusal);
  const broadcastId = written({ kind: "segment", segmentId: segment.segmentId });
  const dueAt = scheduled(broadcastId);
  db.$client.prepare("DELETE FROM segments").run();
  await work(dueAt);
  expect(found(broadcastId)).toMatchObject({ status: "draft", problem: "segment_gone", segmentName: null });
  expect(studio.received()).toEqual([]);
});

test("a segment whose rules cost too much when it is due makes it a draft that says so", async () => {
  const { access, db } = studio;
  studio.subscriber("ada@quill.example");
  const segment = saveSegment(access, db, { name: "Readers", filter: { status: "subscribed" } }, testNow);
  if (!segment.ok) throw new Error(segment.refusal);
  const broadcastId = written({ kind: "segment", segmentId: segment.segmentId });
  const dueAt = scheduled(broadcastId);
  const group = {
    match: "any",
    rules: Array.from({ length: 20 }, () => ({ field: "note", is: "not_contains", value: "x" })),
  };
  const where = { match: "all", rules: Array.from({ length: 20 }, () => group) };
  db.$client.prepare("UPDATE segments SET filter = ?").run(JSON.stringify({ where }));
  await work(dueAt);
  expect(found(broadcastId)).toMatchObject({ status: "draft", problem: "segment_too_costly" });
  expect(studio.received()).toEqual([]);
});

test("killed after it began, it goes on and nobody gets it twice", async () => {
  for (let at = 0; at < 40; at += 1) studio.subscriber(`reader${at}@quill.example`);
  const broadcastId = written();
  const dueAt = scheduled(broadcastId);
  startDueBroadcasts(studio.db, dueAt, () => true);
  startDueBroadcasts(studio.db, dueAt, () => true);
  expect(studio.one("SELECT count(*) FROM preparations")).toBe(1);
  await work(dueAt + minute);
  await work(dueAt + hour);
  expect(studio.received()).toHaveLength(40);
  expect(new Set(studio.received()).size).toBe(40);
  expect(found(broadcastId)).toMatchObject({ status: "sent", sentCount: 40 });
});

test("whoever unsubscribes by a letter of it is counted once", async () => {
  studio.subscriber("ada@quill.example");
  const broadcastId = written();
  start(broadcastId);
  await work(testNow + minute);
  const token = tokenIn(studio.mail.messages[0]?.text ?? "");
  for (const way of ["page", "one click"] as const) unsubscribe(studio.db, token, way, testNow + hour);
  expect(found(broadcastId)).toMatchObject({ unsubscribedCount: 1, sentCount: 1 });
});

test("a test letter goes to the signed-in person alone, marked, and is counted nowhere", async () => {
  const { db, siteId } = studio;
  const reader = studio.subscriber("ada@quill.example");
  const { id: userId } = createOwner(db, {
    siteId,
    email: "owner@quill.example",
    name: "Olive",
    passwordHash: "x",
  });
  const access = grantSiteAccess({ siteId, userId, role: "owner" });
  const broadcastId = written();
  const before = JSON.stringify(studio.all("SELECT * FROM broadcasts"));
  const environment = { SMTP_URL: studio.mail.url, MAIL_FROM: "Studio <studio@press.example>" };
  const letter = { broadcastId, appUrl };
  expect(await sendTestLetter(access, db, letter, {})).toMatchObject({ refusal: "no_mail_server" });
  expect(await sendTestLetter(access, db, letter, environment)).toEqual({
    ok: true,
    to: "owner@quill.example",
  });
  const [received] = studio.mail.messages;
  expect(received).toMatchObject({ to: ["owner@quill.example"], subject: "Test: Open studio" });
  expect(received?.headers.has("list-unsubscribe")).toBe(false);
  expect(tokenIn(received?.text ?? "")).toBe("test");
  expect(unsubscribe(db, "test", "page", testNow)).toBe(false);
  expect(JSON.stringify(studio.all("SELECT * FROM broadcasts"))).toBe(before);
  expect(studio.all("SELECT * FROM outgoing_mail UNION SELECT * FROM outgoing_mail")).toEqual([]);
  expect(studio.statusOf(reader)).toBe("subscribed");
  studio.mail.refuse("owner@quill.example", 550);
  expect(await sendTestLetter(access, db, letter, environment)).toMatchObject({ refusal: "mail_not_taken" });
});

test("the preview is the letter that is sent, but for the link to unsubscribe", async () => {
  studio.subscriber("ada@quill.example");
  const broadcastId = written();
  const preview = await previewBroadcast(studio.access, studio.db, { broadcastId, appUrl });
  expect(preview?.subject).toBe("Open studio");
  expect(preview?.html).toContain("come on Friday.");
  start(broadcastId);
  await work(testNow + minute);
  const token = tokenIn(studio.mail.messages[0]?.text ?? "");
  expect(studio.mail.messages[0]?.text.replace(token, "test").trim()).toBe(preview?.text.trim());
});
