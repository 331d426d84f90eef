import { beforeEach, expect, test } from "vitest";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { findDeletion } from "@/lib/deletion/receipt/find-deletion";
import { findOpenDeletion } from "@/lib/deletion/run/find-open-deletion";
import {
  mustConfirm,
  mustPreview,
  ownerOf,
  runOpenDeletion,
  runWholeDeletion,
  testNow,
  testWorld,
} from "@/testing/steps/deletion";
import { keepHeldContact } from "./keep-held-contact";
import { retryHeldContacts } from "./retry-held-contacts";

let db: Database;
let siteId: number;
let contactId: number;
let jobId: number;

const value = (sql: string) => db.$client.prepare(sql).pluck().get();
const keep = (access = ownerOf(siteId), of = contactId) =>
  keepHeldContact(access, db, { jobId, contactId: of }, testNow);
const deleteIt = () => runWholeDeletion(ownerOf(siteId), db, { kind: "ids", ids: [contactId] });
const ofContact = () =>
  db.$client.prepare("SELECT email, name, marketing_status FROM contacts WHERE id = ?").get(contactId);

beforeEach(async () => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  contactId = createContactWithEverything(db, { siteId, catalogue: createCatalogue(db, { siteId }) }).id;
  db.$client.exec("UPDATE local_provider_subscriptions SET cancel_refusal = 'Not now.'");
  jobId = await deleteIt();
});

test("a held contact is kept: a contact like any other, in no list of what needs attention", () => {
  const before = ofContact();
  expect(keep()).toEqual({ ok: true });
  expect(ofContact()).toEqual(before);
  expect(value("SELECT being_erased_at FROM contacts")).toBeNull();
  expect(findDeletion(ownerOf(siteId), db, jobId)).toMatchObject({
    status: "completed",
    deletedCount: 0,
    needsAttentionCount: 0,
    keptCount: 1,
    held: [],
  });
  expect(value("SELECT state FROM deletion_items")).toBe("kept");
  expect(value("SELECT count(*) FROM billing_cancellations WHERE state <> 'confirmed'")).toBe(0);
  expect(findOpenDeletion(db, contactId)).toBeUndefined();
  expect(
    db.$client.prepare("SELECT actor_id, job_id FROM audit_log WHERE action = 'contact_kept'").all(),
  ).toEqual([{ actor_id: "owner", job_id: jobId }]);
});

test("a retry of what else is held leaves it alone, and a later deletion deletes it after all", async () => {
  keep();
  expect(retryHeldContacts(ownerOf(siteId), db, { jobId }, testNow)).toEqual({
    ok: false,
    refusal: "nothing_held",
  });
  db.$client.exec("UPDATE local_provider_subscriptions SET cancel_refusal = NULL");
  const later = await deleteIt();
  expect(findDeletion(ownerOf(siteId), db, later)).toMatchObject({ deletedCount: 1 });
  expect(findDeletion(ownerOf(siteId), db, jobId)).toMatchObject({ keptCount: 1, alreadyGoneCount: 0 });
  expect(value("SELECT count(*) FROM contacts")).toBe(0);
});

test("held by two deletions, it is kept in both", async () => {
  const second = await deleteIt();
  expect(keep()).toEqual({ ok: true });
  for (const id of [jobId, second])
    expect(findDeletion(ownerOf(siteId), db, id)).toMatchObject({ needsAttentionCount: 0, keptCount: 1 });
});

test("refused: another site, not held, twice, or while another deletion is still to delete it", async () => {
  expect(keep(ownerOf(createSite(db).id))).toEqual({ ok: false, refusal: "not_found" });
  expect(keep(ownerOf(siteId), contactId + 1)).toEqual({ ok: false, refusal: "not_found" });
  const manifest = await mustPreview(ownerOf(siteId), db, { kind: "ids", ids: [contactId] });
  mustConfirm(ownerOf(siteId), db, manifest);
  expect(keep()).toEqual({ ok: false, refusal: "in_deletion", deletionNumber: 2 });
  expect(value("SELECT being_erased_at FROM contacts")).toBe(testNow);
  await runOpenDeletion(testWorld(db));
  expect(keep()).toEqual({ ok: true });
  expect(keep()).toEqual({ ok: false, refusal: "not_held" });
});
