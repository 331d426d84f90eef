import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { queueBroadcast } from "@/lib/broadcasts/queue-broadcast";
import { requestOptIn } from "@/lib/consent/request-opt-in";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { mergeContacts } from "./merge-contacts";

let db: Database;
let siteId: number;
let keepId: number;
let dropId: number;
let broadcastId: number;

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  keepId = createContact(db, { siteId }).id;
  dropId = createContact(db, { siteId }).id;
  broadcastId = Number(
    db.$client
      .prepare(
        `INSERT INTO broadcasts (site_id, subject, body, status, created_at, audience)
         VALUES (?, 'News', 'Text', 'sending', ?, 2)`,
      )
      .run(siteId, testNow).lastInsertRowid,
  );
});

const isFor = (...ids: number[]) => {
  for (const id of ids)
    db.$client
      .prepare("INSERT INTO broadcast_recipients (broadcast_id, contact_id) VALUES (?, ?)")
      .run(broadcastId, id);
};
const queue = () => {
  db.$client.prepare("UPDATE broadcasts SET status = 'sending' WHERE id = ?").run(broadcastId);
  queueBroadcast(db, "test", testNow);
};
const merge = () =>
  expect(mergeContacts(ownerOf(siteId), db, { keepId, dropId, nameFrom: "keep" }, testNow + 1)).toMatchObject(
    { ok: true },
  );
const letters = () =>
  db.$client
    .prepare("SELECT contact_id, state FROM outgoing_mail WHERE kind = 'marketing' ORDER BY state DESC")
    .all();
const counts = () =>
  db.$client
    .prepare("SELECT queued_count AS queued, skipped_count AS skipped FROM broadcasts WHERE id = ?")
    .get(broadcastId);

test("both have the letter queued: one is sent", () => {
  isFor(keepId, dropId);
  queue();
  expect(letters()).toHaveLength(2);
  merge();
  expect(letters()).toEqual([{ contact_id: keepId, state: "queued" }]);
  expect(counts()).toEqual({ queued: 1, skipped: 1 });
});

test("one has it already and the other is still to get it: none is sent again", () => {
  isFor(dropId);
  queue();
  db.$client.exec("UPDATE outgoing_mail SET state = 'sent'");
  isFor(keepId);
  merge();
  queue();
  expect(letters()).toEqual([{ contact_id: keepId, state: "sent" }]);
  expect(counts()).toEqual({ queued: 1, skipped: 1 });
});

test("another broadcast, and a letter that failed, are no reason to leave one out", () => {
  isFor(dropId);
  queue();
  db.$client.exec("UPDATE outgoing_mail SET state = 'failed'");
  isFor(keepId);
  queue();
  merge();
  expect(letters()).toEqual([
    { contact_id: keepId, state: "queued" },
    { contact_id: keepId, state: "failed" },
  ]);
});

test("a request to confirm that was queued for the address that goes is dropped", () => {
  write(db, (tx) => requestOptIn(tx, dropId, testNow));
  write(db, (tx) => requestOptIn(tx, keepId, testNow));
  merge();
  expect(db.$client.prepare("SELECT contact_id FROM outgoing_mail").pluck().all()).toEqual([keepId]);
  expect(db.$client.prepare("SELECT contact_id FROM opt_in_requests").pluck().all()).toEqual([keepId]);
});
