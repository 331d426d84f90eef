import { beforeEach, expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { billingRechecks, deletionJobs } from "@/db/schema";
import { listAlarms, listAlarmsOf } from "@/lib/deletion/receipt/list-alarms";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { askRecheckAgain, settleRecheck } from "./settle-recheck";

let db: Database;
let siteId: number;
const later = testNow + 86_400_000;

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
});

function addAlarm(values: Partial<typeof billingRechecks.$inferInsert> = {}): number {
  return db
    .insert(billingRechecks)
    .values({
      siteId,
      provider: "stripe",
      providerAccount: "acct_1/test",
      providerCustomerId: "cus_1",
      erasedAt: testNow - 86_400_000,
      found: "later",
      state: "needs_attention",
      reason: "Stripe shows 1 active subscription of someone who was deleted here.",
      dueAt: later,
      ...values,
    })
    .returning()
    .get().id;
}

const row = (id: number) => db.$client.prepare("SELECT * FROM billing_rechecks WHERE id = ?").get(id);
const reason = "Cancelled in the dashboard of Stripe.";

test("an alarm can be asked about at once, again and again, until it is settled", () => {
  const id = addAlarm();
  for (let round = 0; round < 2; round += 1)
    expect(askRecheckAgain(ownerOf(siteId), db, { recheckId: id }, testNow)).toEqual({ ok: true });
  expect(row(id)).toMatchObject({ state: "needs_attention", due_at: testNow, provider_customer_id: "cus_1" });
});

test("on an owner's word it is settled, audited, and the provider's id is forgotten", () => {
  const job = db
    .insert(deletionJobs)
    .values({ siteId, status: "completed", createdBy: "owner", createdAt: 0, confirmedAt: 0 })
    .returning()
    .get();
  const [id, neighbour] = [addAlarm({ jobId: job.id }), addAlarm({ providerCustomerId: "cus_2" })];
  expect(listAlarmsOf(ownerOf(siteId), db, job.id)).toMatchObject([
    { id, jobId: job.id, providerUrl: "https://dashboard.stripe.com/acct_1/test/customers/cus_1" },
  ]);
  expect(settleRecheck(ownerOf(siteId), db, { recheckId: id, reason }, testNow)).toEqual({ ok: true });
  expect(row(id)).toMatchObject({
    state: "clear",
    settled_at: testNow,
    settled_by: "owner",
    provider_customer_id: null,
    reason: null,
  });
  expect(listAlarms(ownerOf(siteId), db).map((alarm) => alarm.id)).toEqual([neighbour]);
  expect(db.$client.prepare("SELECT action, job_id, counts, note FROM audit_log").all()).toEqual([
    { action: "billing_recheck_settled", job_id: job.id, counts: '{"customers":1}', note: reason },
  ]);
  expect(settleRecheck(ownerOf(siteId), db, { recheckId: id, reason }, testNow)).toEqual({
    ok: false,
    refusal: "recheck_is_settled",
  });
});

test("what is not an alarm of this site, or names someone, is refused by name and changes nothing", () => {
  const [id, planned] = [addAlarm(), addAlarm({ state: "due", found: "planned", reason: null })];
  const before = [row(id), row(planned)];
  const stranger = ownerOf(createSite(db).id);
  const notFound = { ok: false, refusal: "recheck_not_found" };
  for (const recheckId of [id, 999]) {
    expect(askRecheckAgain(stranger, db, { recheckId }, testNow)).toEqual(notFound);
    expect(settleRecheck(stranger, db, { recheckId, reason }, testNow)).toEqual(notFound);
  }
  const settled = { ok: false, refusal: "recheck_is_settled" };
  expect(askRecheckAgain(ownerOf(siteId), db, { recheckId: planned }, testNow)).toEqual(settled);
  const naming = { recheckId: id, reason: "I called ada@people.example" };
  expect(settleRecheck(ownerOf(siteId), db, naming, testNow)).toEqual({
    ok: false,
    refusal: "reason_holds_an_address",
  });
  expect([row(id), row(planned)]).toEqual(before);
  expect(db.$client.prepare("SELECT count(*) FROM audit_log").pluck().get()).toBe(0);
});
