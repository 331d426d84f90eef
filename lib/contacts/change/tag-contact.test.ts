import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { tagChange, tagContact, untagContact } from "./tag-contact";

let db: Database;
let siteId: number;
let contactId: number;
beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  contactId = createContact(db, { siteId }).id;
});
const pluck = (sql: string) => db.$client.prepare(sql).pluck().all();
const tags = (id = contactId) =>
  db.$client
    .prepare("SELECT name FROM tags JOIN contact_tags ON tag_id = tags.id WHERE contact_id = ? ORDER BY name")
    .pluck()
    .all(id);

test("a tag is added and taken away again, once each, and the history counts it without its name", () => {
  const access = ownerOf(siteId);
  for (let again = 0; again < 2; again += 1)
    expect(tagContact(access, db, { contactId, tag: "weaver" }, testNow)).toEqual({
      ok: true,
      tag: "weaver",
    });
  expect(tags()).toEqual(["weaver"]);
  for (let again = 0; again < 2; again += 1)
    expect(untagContact(access, db, { contactId, tag: "weaver" }, testNow)).toEqual({ ok: true });
  expect(tags()).toEqual([]);
  expect(pluck("SELECT name FROM tags")).toEqual(["weaver"]);
  expect(pluck("SELECT counts FROM audit_log ORDER BY id")).toEqual([
    '{"contacts":1,"tagsAdded":1}',
    '{"contacts":1,"tagsRemoved":1}',
  ]);
});

test("a tag that differs only by case is the tag that is there", () => {
  db.$client.prepare("INSERT INTO tags (site_id, name) VALUES (?, 'VIP'), (?, 'Straße')").run(siteId, siteId);
  const added = ["vip", "Vip", "straße", "New"].map((tag) =>
    tagContact(ownerOf(siteId), db, { contactId, tag }, testNow),
  );
  expect(added.map((one) => one.ok && one.tag)).toEqual(["VIP", "VIP", "Straße", "New"]);
  expect(tags()).toEqual(["New", "Straße", "VIP"]);
  expect(pluck("SELECT count(*) FROM tags")).toEqual([3]);
});

test("refused: another site's contact, someone being deleted, and no tag at all", () => {
  const stranger = ownerOf(createSite(db).id);
  const other = createContact(db, { siteId });
  tagContact(ownerOf(siteId), db, { contactId: other.id, tag: "keep" }, testNow);
  for (const change of [tagContact, untagContact]) {
    expect(change(stranger, db, { contactId: other.id, tag: "keep" }, testNow)).toEqual({
      ok: false,
      refusal: "not_found",
    });
    db.$client.prepare("UPDATE contacts SET being_erased_at = 1 WHERE id = ?").run(contactId);
    expect(change(ownerOf(siteId), db, { contactId, tag: "keep" }, testNow)).toEqual({
      ok: false,
      refusal: "being_erased",
    });
  }
  expect(tags(other.id)).toEqual(["keep"]);
  for (const tag of ["", "  ", "two, tags", "x".repeat(101)])
    expect(tagChange.safeParse({ contactId, tag }).success).toBe(false);
});
