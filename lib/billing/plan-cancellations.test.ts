import { beforeEach, expect, test } from "vitest";
import { addStripeSubscription } from "@/db/factories/add-stripe-subscription";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { deletionJobs } from "@/db/schema";
import { write } from "@/db/write";
import { mustPreview, ownerOf, testNow } from "@/testing/steps/deletion";
import { planCancellations } from "./plan-cancellations";

let db: Database;
let siteId: number;
let contactId: number;
let jobId: number;

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  const catalogue = createCatalogue(db, { siteId });
  contactId = createContact(db, { siteId }).id;
  write(db, (tx) => {
    for (const name of ["here", "gone"])
      addStripeSubscription(tx, {
        catalogue,
        contactId,
        customer: `cus_${name}`,
        subscriptions: [`sub_${name}`],
      });
  });
  set("UPDATE subscriptions SET status = 'canceled'");
  jobId = db
    .insert(deletionJobs)
    .values({ siteId, status: "running", createdBy: "owner", createdAt: testNow })
    .returning()
    .get().id;
});

const set = (sql: string) => db.$client.exec(sql);
const deleteAtStripe = () =>
  set("UPDATE billing_customers SET deleted_at = 1 WHERE provider_customer_id = 'cus_gone'");
const plan = () => write(db, (tx) => planCancellations(tx, jobId, contactId, testNow));
const planned = () =>
  db.$client
    .prepare("SELECT provider_customer_id FROM billing_cancellations ORDER BY provider_customer_id")
    .pluck()
    .all();
const foretold = async () =>
  (await mustPreview(ownerOf(siteId), db, { kind: "ids", ids: [contactId] })).plan.billing.customerCount;

test("whom the provider has deleted is not planned to be cleared, as the dialog has foretold", async () => {
  deleteAtStripe();
  plan();
  plan();
  expect(planned()).toEqual(["cus_here"]);
  expect(await foretold()).toBe(1);
});

test("whom the provider deletes after the plan holds nobody: the intent is dropped", async () => {
  plan();
  expect(planned()).toEqual(["cus_gone", "cus_here"]);
  set("UPDATE billing_cancellations SET state = 'needs_attention', reason = 'another account'");
  deleteAtStripe();
  plan();
  expect(planned()).toEqual(["cus_here"]);
  expect(await foretold()).toBe(1);
});

test.each([
  ["was tried", "state = 'requested', attempt_count = 1"],
  ["was confirmed", "state = 'confirmed', confirmed_at = 1, attempt_count = 1"],
  ["was vouched for", "state = 'confirmed', confirmed_at = 1, vouched_by = 'owner'"],
])("a cancellation that %s stays when the provider has deleted the customer since", (_, values) => {
  plan();
  set(`UPDATE billing_cancellations SET ${values}`);
  deleteAtStripe();
  plan();
  expect(planned()).toEqual(["cus_gone", "cus_here"]);
});
