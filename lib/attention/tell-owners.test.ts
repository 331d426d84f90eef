import { afterEach, beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createOwner, createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { recordBackup } from "@/lib/backups/last-backups";
import { setSending } from "@/lib/mail/sending/set-sending";
import { MailServer } from "@/testing/mail-server";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { day, hour } from "@/testing/steps/letters";
import { tellOwners } from "./tell-owners";

let db: Database;
let mail: MailServer;
let siteId: number;
const appUrl = "https://letters.example";

beforeEach(async () => {
  mail = await MailServer.start();
  db = openMemoryDatabase();
  siteId = createSite(db, { name: "Studio" }).id;
  db.$client.prepare("UPDATE sites SET created_at = ?").run(testNow - 30 * day);
  for (const [name, role] of [
    ["ines", "owner"],
    ["rui", "owner"],
    ["helper", "assistant"],
  ] as const)
    createOwner(db, { siteId, email: `${name}@studio.example`, name, role, passwordHash: "" });
  createContact(db, { siteId, name: "Ada Quill", email: "ada@quill.example" });
  backUp(testNow);
});
afterEach(async () => {
  await mail.stop();
  db.$client.close();
});

const backUp = (madeAt: number) => recordBackup(db, { kind: "whole", madeAt, bytes: 1, keepDays: 14 });

/** Looks at a time, and returns to whom letters went since the last look. */
async function look(at: number, url: string | undefined = mail.url): Promise<string[]> {
  const before = mail.messages.length;
  await tellOwners({ db, appUrl, environment: { SMTP_URL: url, MAIL_FROM: "a@studio.example" } }, () => at);
  return mail.messages.slice(before).flatMap(({ to }) => to);
}

function hold(count: number): void {
  db.$client
    .prepare(
      `INSERT INTO deletion_jobs (site_id, number, status, created_by, created_at, contact_count, needs_attention_count,
         confirmed_at, finished_at, plan)
       VALUES (?, (SELECT count(*) + 1 FROM deletion_jobs), 'completed', 'owner', 1, ?, ?, 1, 1, '{}')`,
    )
    .run(siteId, count, count);
}

const settleAll = () => db.$client.exec("UPDATE deletion_jobs SET needs_attention_count = 0");
const both = ["ines@studio.example", "rui@studio.example"];

test("owners get one letter a day at most, with numbers and a link, and nobody's name", async () => {
  expect(await look(testNow)).toEqual([]);
  hold(2);
  db.$client.exec(
    `INSERT INTO billing_rechecks (site_id, job_id, provider, found, state, erased_at, due_at)
       SELECT site_id, id, 'stripe', 'planned', 'needs_attention', 1, 1 FROM deletion_jobs`,
  );
  expect(await look(testNow + hour)).toEqual(both);
  const [letter] = mail.messages;
  expect(letter?.subject).toBe("Studio needs you");
  expect(letter?.text).toContain("2 contacts are held: their billing is not proven stopped.");
  expect(letter?.text).toContain("1 deleted contact is billed again.");
  expect(letter?.html).toContain(`href="${appUrl}"`);
  expect(`${letter?.html}${letter?.text}`).not.toMatch(/ada|quill/i);
  hold(1);
  expect(await look(testNow + 2 * hour)).toEqual([]);
  expect(await look(testNow + hour + day)).toEqual(both);
  expect(mail.messages.at(-1)?.text).toContain("3 contacts are held");
});

test("nothing is sent while nothing changed, and what was settled is new when it comes back", async () => {
  hold(2);
  await look(testNow);
  backUp(testNow + 9 * day);
  for (const days of [1, 2, 9]) expect(await look(testNow + days * day)).toEqual([]);
  settleAll();
  expect(await look(testNow + 9 * day + hour)).toEqual([]);
  hold(1);
  expect(await look(testNow + 9 * day + 2 * hour)).toEqual(both);
});

test("owners are told although the clock was set back since the last letter", async () => {
  hold(1);
  expect(await look(testNow)).toEqual(both);
  hold(1);
  backUp(testNow - 30 * hour);
  expect(await look(testNow - 30 * hour)).toEqual(both);
});

test("a site that has been there for a week is told that there is no backup", async () => {
  expect(await look(testNow + day)).toEqual([]);
  expect(await look(testNow + 3 * day)).toEqual(both);
  expect(mail.messages.at(-1)?.text).toContain("There has been no backup for more than two days.");
});

test("a failed job is counted until somebody has dealt with it", async () => {
  db.$client.exec(`INSERT INTO bulk_actions (id, site_id, created_by, action, status, created_at, contact_count)
    VALUES (7, ${siteId}, 'owner', '{"kind":"hide"}', 'failed', 1, 1)`);
  expect(await look(testNow)).toEqual([]);
  db.$client.exec(`INSERT INTO job_failures (job_table, job_id, status, signature, same_count, total_count, reference, failed_at, retry_at)
    VALUES ('bulk_actions', 7, 'running', 'x', 5, 5, 'r', 1, 1)`);
  expect(await look(testNow)).toEqual(both);
  expect(mail.messages.at(-1)?.text).toContain("1 job failed and was set aside.");
});

test("whoever turned it off gets none, and whoever has no mail server gets it once there is one", async () => {
  hold(1);
  expect(await look(testNow, "")).toEqual([]);
  setSending(ownerOf(siteId), db, { attentionMail: false }, testNow);
  expect(await look(testNow)).toEqual([]);
  setSending(ownerOf(siteId), db, { attentionMail: true }, testNow);
  expect(await look(testNow)).toEqual(both);
});

test("a letter that no mail server took is sent at the next look", async () => {
  hold(1);
  const port = Number(new URL(mail.url).port);
  await mail.stop();
  expect(await look(testNow)).toEqual([]);
  mail = await MailServer.start(port);
  expect(await look(testNow + hour)).toEqual(both);
});
