import { beforeEach, expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import {
  billingCancellations,
  billingRechecks,
  billingRefunds,
  deletionItems,
  deletionJobs,
} from "@/db/schema";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { findDeletion } from "./find-deletion";
import { findDeletionList } from "./find-deletion-list";

let db: Database;
let siteId: number;
/** Is the same for all sites, so that no number is also an id. */
let nextNumber = 1001;
let jobId: number;

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  jobId = addJob({ deletesCustomers: true, billingReadUntil: testNow });
});

function addJob(values: Partial<typeof deletionJobs.$inferInsert> = {}): number {
  const job = { siteId, status: "completed", createdBy: "owner", createdAt: testNow } as const;
  return db
    .insert(deletionJobs)
    .values({
      ...job,
      number: nextNumber++,
      plan: "{}",
      digest: "d",
      confirmedBy: "owner",
      confirmedAt: testNow,
      ...values,
    })
    .returning()
    .get().id;
}

const receipt = () => findDeletion(ownerOf(siteId), db, jobId);

test("refunds that cannot be made are summed up by their reason, and are not among the refunded", () => {
  const refund = { jobId, provider: "stripe", currency: "EUR", createdAt: 0 } as const;
  db.insert(billingRefunds)
    .values([
      { ...refund, contactId: 1, amount: 300, state: "confirmed" },
      { ...refund, contactId: 2, amount: 500, state: "impossible" },
      { ...refund, contactId: 3, amount: 700, state: "impossible" },
      { ...refund, contactId: 4, amount: 900, state: "impossible", reason: "Stripe says: it is disputed." },
    ])
    .run();
  expect(receipt()).toMatchObject({
    refunded: [{ currency: "EUR", amount: 300 }],
    impossibleRefunds: [
      { currency: "EUR", amount: 1200, reason: "" },
      { currency: "EUR", amount: 900, reason: "Stripe says: it is disputed." },
    ],
  });
});

test("customers deleted at Stripe are told from those who stay there; whoever is held counts as neither", () => {
  const states = { 1: "deleted", 2: "deleted", 3: "needs_attention" } as const;
  for (const [id, state] of Object.entries(states)) {
    const contactId = Number(id);
    db.insert(deletionItems).values({ jobId, contactId, state, contactUpdatedAt: 0 }).run();
    db.insert(billingCancellations)
      .values({
        jobId,
        contactId,
        provider: "stripe",
        kind: "customer",
        providerCustomerId: `cus_${id}`,
        state: "confirmed",
        createdAt: 0,
        customerDeletedAt: contactId === 1 ? testNow : null,
      })
      .run();
  }
  expect(receipt()).toMatchObject({
    deletesCustomers: true,
    deletedCustomerCount: 1,
    keptCustomerCount: 1,
    billingReadUntil: testNow,
    billingReadProblem: null,
  });
});

test("an alarm stands on its receipt and in the list, one without a deletion in the list alone", () => {
  const alarm = {
    siteId,
    provider: "stripe",
    providerAccount: "acct_2/live",
    providerCustomerId: "cus_1",
    erasedAt: testNow,
    found: "planned",
    state: "needs_attention",
    dueAt: testNow,
  } as const;
  db.insert(billingRechecks)
    .values([
      { ...alarm, jobId },
      { ...alarm, providerCustomerId: "cus_2", found: "later" },
      { ...alarm, jobId, state: "due" },
      { ...alarm, siteId: createSite(db).id },
    ])
    .run();
  const url = (id: string) => `https://dashboard.stripe.com/acct_2/customers/${id}`;
  expect(receipt()?.alarms.map(({ providerUrl }) => providerUrl)).toEqual([url("cus_1")]);
  const list = findDeletionList(ownerOf(siteId), db);
  expect(list.deletions).toMatchObject([{ id: jobId, alarmCount: 1 }]);
  expect(list.alarms).toMatchObject([
    { jobId, providerUrl: url("cus_1") },
    { jobId: null, providerUrl: url("cus_2") },
  ]);
});

test("a deletion that holds someone is listed however many came after it", () => {
  const held = addJob({ needsAttentionCount: 1 });
  for (let n = 0; n < 60; n += 1) addJob();
  const list = findDeletionList(ownerOf(siteId), db);
  expect(list.deletions.map(({ id }) => id)).not.toContain(held);
  expect(list.held.map(({ id }) => id)).toEqual([held]);
});
