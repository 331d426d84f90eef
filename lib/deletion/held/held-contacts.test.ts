import { beforeEach, expect, test } from "vitest";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { findDeletion } from "@/lib/deletion/receipt/find-deletion";
import { ownerOf, runOpenDeletion, runWholeDeletion, testNow, testWorld } from "@/testing/steps/deletion";
import { retryHeldContacts } from "./retry-held-contacts";

let db: Database;
let siteId: number;
let contactId: number;

const refusal = "The bank holds this subscription while a dispute is open.";
const value = (sql: string) => db.$client.prepare(sql).pluck().get();
const setRefusal = (text: string | null) =>
  db.$client.prepare("UPDATE local_provider_subscriptions SET cancel_refusal = ?").run(text);
const deleteContact = () => runWholeDeletion(ownerOf(siteId), db, { kind: "ids", ids: [contactId] });

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  contactId = createContactWithEverything(db, { siteId, catalogue: createCatalogue(db, { siteId }) }).id;
});

test("billing is stopped at the provider and read back before the contact goes", async () => {
  const jobId = await deleteContact();
  expect(value("SELECT count(*) FROM local_provider_subscriptions WHERE status = 'active'")).toBe(0);
  expect(value("SELECT count(*) FROM billing_cancellations WHERE state <> 'confirmed'")).toBe(0);
  expect(value("SELECT count(*) FROM billing_cancellations WHERE provider_subscription_id IS NOT NULL")).toBe(
    0,
  );
  expect(findDeletion(ownerOf(siteId), db, jobId)?.stoppedSubscriptionCount).toBeGreaterThan(0);
});

test("a contact whose billing will not stop is held whole, with the reason", async () => {
  setRefusal(refusal);
  const records = value("SELECT count(*) FROM payments");
  const jobId = await deleteContact();
  expect(findDeletion(ownerOf(siteId), db, jobId)).toMatchObject({
    status: "completed",
    deletedCount: 0,
    needsAttentionCount: 1,
    held: [{ contactId, reason: refusal }],
  });
  expect(value("SELECT being_erased_at FROM contacts")).toBe(testNow);
  expect(value("SELECT count(*) FROM payments")).toBe(records);
  expect(value("SELECT count(*) FROM erased_identities")).toBe(0);
});

test("retried after the fault is lifted, the contact goes", async () => {
  setRefusal(refusal);
  const jobId = await deleteContact();
  setRefusal(null);
  expect(retryHeldContacts(ownerOf(siteId), db, { jobId }, testNow)).toEqual({ ok: true, retriedCount: 1 });
  await runOpenDeletion(testWorld(db));
  expect(findDeletion(ownerOf(siteId), db, jobId)).toMatchObject({
    deletedCount: 1,
    needsAttentionCount: 0,
    held: [],
  });
  expect(value("SELECT count(*) FROM contacts")).toBe(0);
  expect(JSON.stringify(db.$client.prepare("SELECT * FROM deletion_items").all())).not.toContain(refusal);
  expect(retryHeldContacts(ownerOf(siteId), db, { jobId }, testNow)).toEqual({
    ok: false,
    refusal: "nothing_held",
  });
});

test("a later deletion that erases the contact settles the earlier one", async () => {
  setRefusal(refusal);
  const earlier = await deleteContact();
  setRefusal(null);
  await deleteContact();
  expect(findDeletion(ownerOf(siteId), db, earlier)).toMatchObject({
    needsAttentionCount: 0,
    alreadyGoneCount: 1,
  });
});

test("a provider that is not connected holds the contact", async () => {
  db.$client.prepare("UPDATE subscriptions SET provider = 'stripe'").run();
  const jobId = await deleteContact();
  expect(findDeletion(ownerOf(siteId), db, jobId)?.held[0]?.reason).toBe(
    "No payment account is connected for this subscription.",
  );
});
