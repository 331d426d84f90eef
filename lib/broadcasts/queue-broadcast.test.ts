import { expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { rememberErasedIdentity } from "@/lib/consent/identities/erased-identities";
import type { MarketingStatus } from "@/lib/consent/status/marketing-status";
import type { MailMessage } from "@/lib/mail/message/mail-message";
import { sendDueMail } from "@/lib/mail/outgoing/send-due-mail";
import type { MailTransport } from "@/lib/mail/transport/mail-transport";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { prepareBroadcast } from "@/testing/steps/prepare";
import { queueBroadcast } from "./queue-broadcast";
import { preparedLifetimeMs, sendBroadcast, stopBroadcast } from "./send-broadcast";

const everyone = { kind: "matching" as const, filter: { everyone: true as const }, except: [] };
const letter = { subject: "Letter", body: "Hello." };
const appUrl = "https://studio.example";

/** Stands for the outside world. It takes the mail it is given, or answers as it is told. */
class Postbox implements MailTransport {
  readonly sent: MailMessage[] = [];
  answer: () => Awaited<ReturnType<MailTransport["send"]>> = () => ({ ok: true });
  async send(message: MailMessage) {
    const answer = this.answer();
    if (answer.ok) this.sent.push(message);
    return answer;
  }
  close() {
    this.sent.length = 0;
  }
}

function world() {
  const db = openMemoryDatabase();
  const siteId = createSite(db).id;
  const postbox = new Postbox();
  const add = (marketingStatus: MarketingStatus) => createContact(db, { siteId, marketingStatus });
  const workOff = async (now = testNow) => {
    for (let round = 0; round < 50; round += 1) {
      const isQueueing = queueBroadcast(db, "test", now);
      const { hasMore } = await sendDueMail({ db, siteId, transport: postbox, appUrl }, now);
      if (!isQueueing && !hasMore) return;
    }
    throw new Error("it does not end");
  };
  const row = () => db.$client.prepare("SELECT * FROM broadcasts").get() as Record<string, unknown>;
  return { db, siteId, access: ownerOf(siteId), postbox, add, workOff, row };
}

async function mustPrepare({ access, db }: ReturnType<typeof world>) {
  const prepared = await prepareBroadcast(access, db, everyone, testNow);
  if (!prepared.ok) throw new Error(prepared.refusal);
  return prepared.prepared;
}

test("only the subscribed get it, each once, and those who do not are counted by why", async () => {
  const stage = world();
  const { db, access, postbox, add, workOff, row } = stage;
  const readers = Array.from({ length: 70 }, () => add("subscribed").email);
  for (const status of ["unsubscribed", "pending", "pending", "never_subscribed", "bounced"] as const)
    add(status);
  const { broadcastId, audience } = await mustPrepare(stage);
  expect(audience).toEqual({
    selectedCount: 75,
    willGetCount: 70,
    without: [
      { reason: "pending", count: 2 },
      { reason: "unsubscribed", count: 1 },
      { reason: "never_subscribed", count: 1 },
      { reason: "bounced", count: 1 },
    ],
  });
  const phrase = "send to 70 contacts";
  expect(sendBroadcast(access, db, { broadcastId, ...letter }, testNow)).toEqual({
    ok: false,
    refusal: "confirmation_mismatch",
  });
  expect(sendBroadcast(access, db, { broadcastId, ...letter, phrase }, testNow).ok).toBe(true);
  expect(sendBroadcast(access, db, { broadcastId, ...letter }, testNow)).toEqual({
    ok: false,
    refusal: "already_sent",
  });
  expect(
    db.$client.prepare("SELECT actor_id, action, job_id, counts, created_at FROM audit_log").all(),
  ).toEqual([
    {
      actor_id: "owner",
      action: "broadcast_sent",
      job_id: broadcastId,
      counts: JSON.stringify({ contacts: 70 }),
      created_at: testNow,
    },
  ]);
  await workOff();
  expect(postbox.sent.map(({ to }) => to).sort()).toEqual(readers.sort());
  expect(row()).toMatchObject({ status: "sent", delivered_count: 70, queued_count: 70, skipped_count: 0 });
  const [first] = postbox.sent;
  expect(first?.headers?.["List-Unsubscribe"]).toMatch(
    /^<https:\/\/studio\.example\/unsubscribe\/[\w-]{40,}>$/,
  );
  const token = first?.headers?.["List-Unsubscribe"]?.match(/unsubscribe\/([\w-]+)/)?.[1] ?? "";
  expect(
    JSON.stringify(db.$client.prepare("SELECT unsubscribe_hash FROM outgoing_mail").all()),
  ).not.toContain(token);
});

test("whoever left, was deleted or is erased meanwhile is skipped, at each of the two looks", async () => {
  const stage = world();
  const { db, siteId, access, postbox, add, workOff, row } = stage;
  const people = Array.from({ length: 5 }, () => add("subscribed"));
  const [stays, leaves, deleted, erased, late] = people;
  const { broadcastId } = await mustPrepare(stage);
  sendBroadcast(access, db, { broadcastId, ...letter }, testNow);
  db.$client.prepare("UPDATE contacts SET marketing_status = 'unsubscribed' WHERE id = ?").run(leaves?.id);
  db.$client.prepare("DELETE FROM contacts WHERE id = ?").run(deleted?.id);
  write(db, (tx) => rememberErasedIdentity(tx, siteId, erased?.email ?? "", testNow, "opted_out"));
  queueBroadcast(db, "test", testNow);
  db.$client.prepare("UPDATE contacts SET marketing_status = 'unsubscribed' WHERE id = ?").run(late?.id);
  await workOff();
  expect(postbox.sent.map(({ to }) => to)).toEqual([stays?.email]);
  expect(row()).toMatchObject({ delivered_count: 1, skipped_count: 4, failed_count: 0 });
});

test("a kill between sending and noting it never sends a broadcast twice", async () => {
  const stage = world();
  const { db, siteId, access, postbox, add, workOff } = stage;
  add("subscribed");
  const { broadcastId } = await mustPrepare(stage);
  sendBroadcast(access, db, { broadcastId, ...letter }, testNow);
  queueBroadcast(db, "test", testNow);
  postbox.answer = () => {
    throw new Error("killed");
  };
  await expect(sendDueMail({ db, siteId, transport: postbox, appUrl }, testNow)).rejects.toThrow("killed");
  postbox.answer = () => ({ ok: true });
  await workOff(testNow + 86_400_000);
  expect(postbox.sent).toEqual([]);
  expect(db.$client.prepare("SELECT state, problem FROM outgoing_mail").get()).toEqual({
    state: "failed",
    problem: "It may have arrived when the server stopped, so it is not sent again.",
  });
});

test("a mail server that says later is asked again, and one that says never is not", async () => {
  const stage = world();
  const { db, access, postbox, add, workOff } = stage;
  add("subscribed");
  const { broadcastId } = await mustPrepare(stage);
  sendBroadcast(access, db, { broadcastId, ...letter }, testNow);
  postbox.answer = () => ({ ok: false, reason: "refused", isPermanent: false, detail: "busy" });
  await workOff();
  postbox.answer = () => ({ ok: true });
  await workOff(testNow + 59_000);
  expect(postbox.sent).toHaveLength(0);
  await workOff(testNow + 61_000);
  expect(postbox.sent).toHaveLength(1);
});

test("drafts are of one site and one hour; stopped, whoever it has not come to does not get it", async () => {
  const stage = world();
  const { db, access, postbox, add, workOff, row } = stage;
  for (let made = 0; made < 60; made += 1) add("subscribed");
  const { broadcastId } = await mustPrepare(stage);
  const other = ownerOf(createSite(db).id);
  const message = { broadcastId, ...letter, phrase: "send to 60 contacts" };
  expect(sendBroadcast(other, db, message, testNow)).toEqual({ ok: false, refusal: "not_found" });
  expect(sendBroadcast(access, db, message, testNow + preparedLifetimeMs)).toEqual({
    ok: false,
    refusal: "dialog_expired",
  });
  sendBroadcast(access, db, message, testNow);
  queueBroadcast(db, "test", testNow);
  expect(stopBroadcast(other, db, { broadcastId }, testNow)).toEqual({ ok: false, refusal: "not_found" });
  expect(stopBroadcast(access, db, { broadcastId }, testNow)).toEqual({ ok: true });
  await workOff();
  expect(postbox.sent).toHaveLength(0);
  expect(row()).toMatchObject({ status: "stopped", delivered_count: 0, queued_count: 0 });
  expect(db.$client.prepare("SELECT counts FROM audit_log ORDER BY id DESC").pluck().get()).toBe(
    '{"left":60}',
  );
  expect(db.$client.prepare("SELECT count(*) FROM broadcast_recipients").pluck().get()).toBe(0);
  await mustPrepare(stage);
  queueBroadcast(db, "test", testNow + preparedLifetimeMs);
  expect(db.$client.prepare("SELECT count(*) FROM broadcasts").pluck().get()).toBe(1);
});

test("nobody subscribed is a refusal that says who would be left out", async () => {
  const stage = world();
  stage.add("pending");
  expect(await prepareBroadcast(stage.access, stage.db, everyone, testNow)).toEqual({
    ok: false,
    refusal: "nobody_subscribed",
    audience: { selectedCount: 1, willGetCount: 0, without: [{ reason: "pending", count: 1 }] },
  });
  const missing = { kind: "ids" as const, ids: [999_999] };
  expect(await prepareBroadcast(stage.access, stage.db, missing, testNow)).toEqual({
    ok: false,
    refusal: "contacts_not_found",
    missingCount: 1,
  });
});
