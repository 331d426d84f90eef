import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { grantSiteAccess } from "@/lib/auth/site-access";
import { createForm } from "@/lib/forms/site-forms";
import { ownerOf, runWholeDeletion, testNow } from "@/testing/steps/deletion";
import { expectIndexed, plansOfPages } from "@/testing/steps/plans";
import { addSampleContact, sampleEmail } from "./add-sample-contact";
import { findDashboard, listLatestActivity } from "./find-dashboard";

const nothing = { payments: false, sending: false, import: false, form: false, deletion: false };
let db: Database;
let siteId: number;
beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
});

test("a fresh site has everything to set up and nothing else; an assistant is not asked to", () => {
  expect(findDashboard(ownerOf(siteId), db, testNow)).toEqual({
    setUp: nothing,
    sampleContactId: null,
    endingKeys: 0,
    running: [],
    activity: [],
  });
  const assistant = grantSiteAccess({ userId: "someone", siteId, role: "assistant" });
  expect(findDashboard(assistant, db, testNow).setUp).toBeNull();
});

test("steps tick themselves from what is there, and not from another site", async () => {
  const access = ownerOf(siteId);
  const other = ownerOf(createSite(db).id);
  createForm(access, db, { name: "Letters", slug: "letters" }, testNow);
  const sample = addSampleContact(access, db, testNow);
  if (!sample.ok) throw new Error(sample.refusal);
  await runWholeDeletion(access, db, { kind: "ids", ids: [sample.contactId] });
  expect(findDashboard(access, db, testNow).setUp).toEqual({ ...nothing, form: true, deletion: true });
  expect(findDashboard(other, db, testNow).setUp).toEqual(nothing);
});

test("the sample contact is made once, is found again, and has something to delete", () => {
  const access = ownerOf(siteId);
  const first = addSampleContact(access, db, testNow);
  expect(addSampleContact(access, db, testNow)).toEqual(first);
  const [contact] = db.$client.prepare("SELECT email FROM contacts").all();
  expect(contact).toEqual({ email: sampleEmail });
  expect(db.$client.prepare("SELECT count(*) FROM notes").pluck().get()).toBe(1);
  expect(findDashboard(access, db, testNow).sampleContactId).toBe(first.ok && first.contactId);
  expect(findDashboard(ownerOf(createSite(db).id), db, testNow).sampleContactId).toBeNull();
});

test("lists the newest event of each who was active last, without the hidden and the being deleted", async () => {
  const access = ownerOf(siteId);
  const names = Array.from({ length: 12 }, (_, at) => `Contact ${at}`);
  for (const [at, name] of names.entries()) {
    const { id } = createContact(db, {
      siteId,
      name,
      email: `c${at}@a.example`,
      lastActivityAt: testNow + at,
    });
    const note = db.$client.prepare(
      "INSERT INTO activities (contact_id, id, kind, summary, created_at) VALUES (?, ?, 'note', ?, ?)",
    );
    note.run(id, at * 2 + 1, "earlier", testNow + at - 1);
    note.run(id, at * 2 + 2, "later", testNow + at);
  }
  db.$client.exec("UPDATE contacts SET hidden_at = 1 WHERE name = 'Contact 11'");
  db.$client.exec("UPDATE contacts SET being_erased_at = 1 WHERE name = 'Contact 10'");
  createContact(db, { siteId: createSite(db).id, lastActivityAt: testNow + 99 });
  const listed = listLatestActivity(access, db);
  expect(listed.map(({ name }) => name)).toEqual(names.slice(2, 10).toReversed());
  expect(new Set(listed.map(({ entry }) => entry.subject))).toEqual(new Set(["later"]));
  expectIndexed(await plansOfPages(db, () => listLatestActivity(access, db)));
});
