import { beforeEach, expect, test } from "vitest";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { findDeletion } from "@/lib/deletion/receipt/find-deletion";
import { ownerOf, runOpenDeletion, runWholeDeletion, testNow, testWorld } from "@/testing/steps/deletion";
import { markBillingStopped } from "./mark-billing-stopped";

let db: Database;
let siteId: number;
let contactId: number;
let jobId: number;
const reason = "Cancelled by phone with the bank, ticket 4711.";
const vouch = (overrides = {}, access = ownerOf(siteId)) =>
  markBillingStopped(access, db, { jobId, contactId, reason, ...overrides }, testNow);

beforeEach(async () => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  const catalogue = createCatalogue(db, { siteId });
  contactId = createContactWithEverything(db, { siteId, catalogue, name: "Zoe Inkwell" }).id;
  db.$client.exec("UPDATE local_provider_subscriptions SET cancel_refusal = 'Not now.'");
  jobId = await runWholeDeletion(ownerOf(siteId), db, { kind: "ids", ids: [contactId] });
});

test("on the owner's word the contact goes, and the audit log keeps who said so and why", async () => {
  expect(vouch()).toEqual({ ok: true });
  await runOpenDeletion(testWorld(db));
  expect(findDeletion(ownerOf(siteId), db, jobId)).toMatchObject({
    status: "completed",
    deletedCount: 1,
    needsAttentionCount: 0,
  });
  expect(
    db.$client.prepare("SELECT actor_id, note FROM audit_log WHERE action = 'billing_vouched'").get(),
  ).toEqual({
    actor_id: "owner",
    note: reason,
  });
  expect(
    db.$client
      .prepare("SELECT vouched_by FROM billing_cancellations WHERE kind = 'subscription'")
      .pluck()
      .get(),
  ).toBe("owner");
});

test("a refund that was not paid is not told as paid, nor taken off the revenue", async () => {
  db.$client
    .prepare(
      `INSERT INTO billing_refunds (job_id, contact_id, provider, provider_payment_id, amount, currency, state, created_at)
       VALUES (?, ?, 'local', 'p1', 3000, 'EUR', 'intended', 1)`,
    )
    .run(jobId, contactId);
  const revenue = () => db.$client.prepare("SELECT sum(gross - refunded) FROM revenue_daily").pluck().get();
  const before = revenue();
  vouch();
  await runOpenDeletion(testWorld(db));
  expect(findDeletion(ownerOf(siteId), db, jobId)).toMatchObject({ deletedCount: 1, refunded: [] });
  expect(revenue()).toBe(before);
});

test.each([
  ["made", "confirmed", null, "confirmed"],
  ["never possible", "impossible", "It was paid back already.", "impossible"],
  ["dropped before", "vouched", null, "vouched"],
  ["asked for, and not read back", "requested", null, "vouched"],
  ["refused for now", "needs_attention", "Insufficient funds.", "vouched"],
])("a refund that is %s stays what is known of it", (_, state, why, right) => {
  db.$client
    .prepare(
      `INSERT INTO billing_refunds (job_id, contact_id, provider, provider_payment_id, amount, currency, state, reason,
         created_at) VALUES (?, ?, 'local', 'p1', 3000, 'EUR', ?, ?, 1)`,
    )
    .run(jobId, contactId, state, why);
  expect(vouch()).toEqual({ ok: true });
  expect(db.$client.prepare("SELECT state, reason FROM billing_refunds").get()).toEqual({
    state: right,
    reason: right === "vouched" ? null : why,
  });
});

test("a reason that names the contact is refused", () => {
  for (const named of ["I called Zoe about it.", "stopped for zoe inkwell", "stopped for z@ink.example"])
    expect(vouch({ reason: named })).toEqual({ ok: false, refusal: "names_the_contact" });
});

test("it is refused for another site, for whoever is not held, and the second time", () => {
  expect(vouch({}, ownerOf(createSite(db).id))).toEqual({ ok: false, refusal: "not_found" });
  expect(vouch({ contactId: contactId + 1 })).toEqual({ ok: false, refusal: "not_found" });
  expect(vouch()).toEqual({ ok: true });
  expect(vouch()).toEqual({ ok: false, refusal: "not_held" });
});
