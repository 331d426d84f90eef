import { beforeEach, describe, expect, test } from "vitest";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { receiveContact } from "@/lib/api-keys/receive-contact";
import { findErasedAt } from "@/lib/consent/identities/erased-identities";
import { changeContact } from "@/lib/contacts/change/change-contact";
import { mergeContacts } from "@/lib/contacts/change/merge-contacts";
import { confirmDeletion } from "@/lib/deletion/manifest/confirm-deletion";
import { findDeletion } from "@/lib/deletion/receipt/find-deletion";
import { claimJob } from "@/lib/jobs/lease";
import { recordJobFailure } from "@/lib/jobs/retry-budget";
import {
  mustConfirm,
  mustPreview,
  ownerOf,
  runOpenDeletion,
  runWholeDeletion,
  testNow,
  testWorld,
} from "@/testing/steps/deletion";
import { importList } from "@/testing/steps/import";
import { findOpenDeletion } from "./find-open-deletion";
import { getDeletionNumber } from "./get-deletion-number";
import { stopDeletion } from "./stop-deletion";

let db: Database;
let siteId: number;
let ada: { id: number; email: string };
let bob: { id: number; email: string };

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  ada = createContactWithEverything(db, { siteId, catalogue: createCatalogue(db, { siteId }) });
  bob = createContact(db, { siteId });
});

const ids = (...of: number[]) => ({ kind: "ids" as const, ids: of });
const merge = (keepId: number, dropId: number) =>
  mergeContacts(ownerOf(siteId), db, { keepId, dropId, nameFrom: "keep" }, testNow + 1);

function change(contactId: number, changed: { email?: string; name?: string }) {
  const seen = db.$client
    .prepare("SELECT updated_at AS seenAt, name, email FROM contacts WHERE id = ?")
    .get(contactId) as { seenAt: number; name: string; email: string };
  return changeContact(ownerOf(siteId), db, { contactId, ...seen, ...changed }, testNow + 1);
}

async function confirmed(): Promise<number> {
  const manifest = await mustPreview(ownerOf(siteId), db, ids(ada.id));
  mustConfirm(ownerOf(siteId), db, manifest);
  return manifest.jobId;
}

async function stopping(): Promise<number> {
  const jobId = await confirmed();
  expect(stopDeletion(ownerOf(siteId), db, { jobId }, testNow)).toEqual({ ok: true });
  return jobId;
}

async function running(): Promise<number> {
  const jobId = await confirmed();
  db.$client.prepare("UPDATE deletion_jobs SET status = 'running' WHERE id = ?").run(jobId);
  return jobId;
}

async function holding(): Promise<number> {
  db.$client.exec("UPDATE local_provider_subscriptions SET cancel_refusal = 'Not now.'");
  return runWholeDeletion(ownerOf(siteId), db, ids(ada.id));
}

async function setAside(): Promise<number> {
  const jobId = await confirmed();
  for (let at = testNow; ; at += 60_000) {
    const job = claimJob(db, "deletion_jobs", "test", at);
    if (!job) return jobId;
    recordJobFailure(db, job, new TypeError("failed"), at);
  }
}

describe.each([
  ["queued", confirmed],
  ["set aside", setAside],
  ["running", running],
  ["stopping", stopping],
  ["holding them", holding],
])("between confirming and erasing: %s", (_, begin) => {
  test("nobody is merged or given another address, and the refusal names the deletion", async () => {
    const jobId = await begin();
    const refused = { ok: false, refusal: "in_deletion", deletionNumber: getDeletionNumber(db, jobId) };
    expect(findOpenDeletion(db, ada.id)).toBe(jobId);
    expect(findOpenDeletion(db, bob.id)).toBeUndefined();
    expect(merge(bob.id, ada.id)).toEqual(refused);
    expect(merge(ada.id, bob.id)).toEqual(refused);
    expect(change(ada.id, { email: "new@quill.example" })).toEqual(refused);
    expect(
      db.$client.prepare("SELECT count(*) FROM former_emails WHERE contact_id = ?").pluck().get(bob.id),
    ).toBe(0);
    await importList(ownerOf(siteId), db, `Email,Name\n${ada.email},New\n`, {}, testNow + 2);
    receiveContact(db, siteId, { email: ada.email, name: "New" }, testNow + 3);
    expect(db.$client.prepare("SELECT email FROM contacts WHERE id = ?").pluck().get(ada.id)).toBe(ada.email);
  });
});

test("then it goes on as confirmed: deleted, remembered, nothing left under another", async () => {
  const jobId = await confirmed();
  merge(bob.id, ada.id);
  change(ada.id, { email: "new@quill.example" });
  await runOpenDeletion(testWorld(db));
  expect(findDeletion(ownerOf(siteId), db, jobId)).toMatchObject({ deletedCount: 1, alreadyGoneCount: 0 });
  expect(findErasedAt(db, siteId, ada.email, ["deleted"])).toBe(testNow);
  expect(db.$client.prepare("SELECT count(*) FROM notes").pluck().get()).toBe(0);
});

test("a name may change meanwhile, and a deletion that has ended is in nobody's way", async () => {
  const jobId = await confirmed();
  expect(change(ada.id, { name: "Ada" })).toMatchObject({ ok: true });
  stopDeletion(ownerOf(siteId), db, { jobId }, testNow);
  await runOpenDeletion(testWorld(db));
  expect(change(ada.id, { email: "new@quill.example" })).toMatchObject({ ok: true });
  expect(merge(bob.id, ada.id)).toMatchObject({ ok: true });
});

test.each([
  ["merged away", () => merge(bob.id, ada.id)],
  ["having taken someone in", () => merge(ada.id, bob.id)],
])("a dialog that is open over someone %s has to count again", async (_, merges) => {
  const carl = createContact(db, { siteId });
  const manifest = await mustPreview(ownerOf(siteId), db, ids(ada.id, carl.id));
  const other = await mustPreview(ownerOf(siteId), db, ids(carl.id));
  expect(merges()).toMatchObject({ ok: true });
  const confirm = ({ jobId, digest, phrase }: typeof manifest) =>
    confirmDeletion(ownerOf(siteId), db, { jobId, digest, phrase }, testNow);
  expect(confirm(manifest)).toEqual({ ok: false, refusal: "manifest_changed" });
  expect(confirm(other)).toMatchObject({ ok: true });
});

test("a deletion that was set aside is in nobody's way once it is discarded", async () => {
  const jobId = await setAside();
  expect(merge(bob.id, ada.id)).toMatchObject({ ok: false, deletionNumber: getDeletionNumber(db, jobId) });
  stopDeletion(ownerOf(siteId), db, { jobId }, testNow + 3_600_000);
  await runOpenDeletion({ ...testWorld(db), now: () => testNow + 3_600_000 });
  expect(merge(bob.id, ada.id)).toMatchObject({ ok: true });
});

test("already gone is said of someone whom another deletion has erased, and of nobody else", async () => {
  const first = await mustPreview(ownerOf(siteId), db, ids(bob.id));
  const second = await mustPreview(ownerOf(siteId), db, ids(bob.id, ada.id));
  for (const manifest of [first, second]) mustConfirm(ownerOf(siteId), db, manifest);
  await runOpenDeletion(testWorld(db));
  await runOpenDeletion(testWorld(db));
  expect(findDeletion(ownerOf(siteId), db, second.jobId)).toMatchObject({
    deletedCount: 1,
    alreadyGoneCount: 1,
  });
});
