import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { createSite } from "@/db/factories/create-site";
import { receiveContact } from "@/lib/api-keys/receive-contact";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { BillingProvider, MadeBefore } from "@/lib/billing/provider/billing-provider";
import { findEmailStanding } from "@/lib/consent/find-email-standing";
import { findErasedIdentity } from "@/lib/consent/identities/erased-identities";
import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";
import { listContacts } from "@/lib/contacts/list/list-contacts";
import { findContactProfile } from "@/lib/contacts/profile/find-contact-profile";
import { findPersonData } from "@/lib/contacts/profile/find-person-data";
import { hasContact } from "@/lib/contacts/profile/has-contact";
import { listContactRecords } from "@/lib/contacts/records/list-contact-records";
import { listLatestActivity } from "@/lib/dashboard/find-dashboard";
import { keepHeldContact } from "@/lib/deletion/held/keep-held-contact";
import { findDeletion } from "@/lib/deletion/receipt/find-deletion";
import { exportManifest } from "@/lib/exports/export-manifest";
import type { JobContext } from "@/lib/jobs/job-context";
import { listOutbox } from "@/lib/mail/outgoing/list-outbox";
import {
  copyDatabase,
  endLedgerWorld,
  eraseAtOnce,
  type LedgerWorld,
  makeLedgerWorld,
  restoreCopy,
} from "@/testing/databases/ledger-world";
import { countAll } from "@/testing/steps/count";
import { ownerOf, previewDeletion, runOpenDeletion, testNow, testWorld } from "@/testing/steps/deletion";
import { exportedIds } from "@/testing/steps/export";
import { findLastReplay } from "./find-replay";

let world: LedgerWorld;
let access: SiteAccess;
let contactId: number;
let copies: string;
const hour = 3_600_000;
const value = (sql: string) => world.db.$client.prepare(sql).pluck().get();

beforeEach(() => {
  world = makeLedgerWorld();
  const { id: siteId } = createSite(world.db);
  access = ownerOf(siteId);
  const catalogue = createCatalogue(world.db, { siteId });
  contactId = createContactWithEverything(world.db, {
    ...{ siteId, catalogue, email: "ada@quill.example", name: "Ada Quill" },
  }).id;
  createContact(world.db, { siteId, email: "ben@quill.example" });
  copies = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-copies-"));
});
afterEach(() => {
  endLedgerWorld(world);
  fs.rmSync(copies, { recursive: true, force: true });
});

/** Deletes the contact after a copy was taken, and puts the copy back. */
async function deleteAndRestore(): Promise<void> {
  await copyDatabase(world, copies);
  world.db.$client.exec("UPDATE subscriptions SET status = 'canceled'; DELETE FROM billing_customers");
  eraseAtOnce(world.db, access.siteId, contactId, testNow);
  world = restoreCopy(world, copies, { now: testNow + hour });
}

const filters: ContactFilter[] = [
  { everyone: true },
  { search: "quill" },
  { status: "subscribed" },
  { where: { match: "all", rules: [{ field: "hidden", is: "no" }] } },
  { where: { match: "all", rules: [{ field: "email", is: "exactly", value: "ada@quill.example" }] } },
];

test("nobody sees them: in no list, count, profile, copy, export, outbox or dialog", async () => {
  await deleteAndRestore();
  const { db } = world;
  const page = { sort: "added", direction: "asc", size: 25 } as const;
  const shown: unknown[] = [];
  for (const filter of filters) {
    const { rows } = await listContacts(access, db, filter, page, testNow);
    shown.push(rows, await countAll(access, db, filter));
    expect(rows.length).toBeLessThanOrEqual(1);
  }
  expect(await countAll(access, db, { everyone: true })).toMatchObject({ total: 1, hidden: 0 });
  const reading = { appUrl: "https://studio.example", hasMailServer: false, now: testNow };
  shown.push(
    findContactProfile(access, db, contactId),
    findPersonData(access, db, contactId),
    hasContact(access, db, contactId),
    listContactRecords(access, db, { contactId, list: "timeline" }),
    listLatestActivity(access, db),
    await listOutbox(access, db, reading),
    findEmailStanding(access, db, { email: "ada@quill.example" }).standing.contact,
  );
  const jobId = value("SELECT id FROM deletion_jobs WHERE replay_id IS NOT NULL") as number;
  shown.push([...((await exportManifest(access, db, jobId, testNow)) ?? [])]);
  expect(JSON.stringify(shown)).not.toMatch(/ada/i);
  expect(
    await exportedIds(access, db, { kind: "matching", filter: { everyone: true }, except: [] }),
  ).toHaveLength(1);
  expect(await previewDeletion(access, db, { kind: "ids", ids: [contactId] }, testNow)).toEqual({
    ok: false,
    refusal: "contacts_not_found",
    missingCount: 1,
  });
  expect(receiveContact(db, access.siteId, { email: "ada@quill.example" }, testNow)).toMatchObject({
    refusal: "being_erased",
  });
});

test("the job that erases them again is a deletion like any other, with a plan and a receipt", async () => {
  await deleteAndRestore();
  const jobId = value("SELECT id FROM deletion_jobs WHERE replay_id IS NOT NULL") as number;
  const planned = findDeletion(access, world.db, jobId);
  expect(planned).toMatchObject({
    ...{
      status: "queued",
      contactCount: 1,
      confirmedBy: "Farewell itself",
      why: "Erased again after a restore",
    },
    plan: { contactCount: 1, billing: { subscriptionCount: 1 } },
  });
  await runOpenDeletion({ ...testWorld(world.db), now: () => testNow + 2 * hour });
  const done = findDeletion(access, world.db, jobId);
  expect(done).toMatchObject({ status: "completed", deletedCount: 1, changedCount: 0, boughtCount: 0 });
  expect(done?.deletedRecords).toEqual(planned?.plan.records);
  expect(value("SELECT count(*) FROM contacts")).toBe(1);
  const told = world.db.$client.prepare("SELECT action, job_id, counts FROM audit_log").all();
  expect(told).toContainEqual({ action: "copy_restored", job_id: jobId, counts: '{"contacts":1}' });
  expect(findErasedIdentity(world.db, access.siteId, "ada@quill.example", ["deleted"])).toEqual({
    erasedAt: testNow,
    reason: "deleted",
  });
});

describe("a customer of theirs at Stripe", () => {
  let asked: (MadeBefore | undefined)[];
  let charges: string[];
  let stripe: BillingProvider | undefined;

  beforeEach(() => {
    asked = [];
    charges = ["1 active subscription"];
    world.db.$client.exec("UPDATE billing_customers SET provider = 'stripe', provider_customer_id = 'cus_1'");
    world.db.$client.exec("UPDATE subscriptions SET status = 'canceled'");
    stripe = {
      account: async () => "acct_1/test",
      isAnswering: async () => true,
      cancelSubscription: async () => undefined,
      deleteCustomer: async () => undefined,
      readSubscription: async () => "canceled",
      readCustomer: async (_id, only) => {
        asked.push(only);
        return { state: "there", charges, subscriptions: [] };
      },
      clearCustomer: async (_id, _key, only) => {
        asked.push(only);
        charges = [];
      },
      refundPayment: async () => undefined,
      hasRefunded: async () => true,
    };
  });

  const context = (): JobContext => ({
    ...testWorld(world.db),
    now: () => testNow + 2 * hour,
    providersOf: () => ({ ...testWorld(world.db).providersOf(1), stripe }),
  });

  test("is stopped again, but for what was made after they were erased for the first time", async () => {
    await deleteAndRestore();
    await runOpenDeletion(context());
    expect(asked.length).toBeGreaterThan(2);
    expect(new Set(asked.map((only) => only?.madeBefore))).toEqual(new Set([testNow]));
    expect(value("SELECT count(*) FROM contacts")).toBe(1);
    expect(value("SELECT erased_at FROM billing_rechecks")).toBe(testNow);
    expect(value("SELECT max(erased_at) FROM erased_customers")).toBe(testNow);
  });

  test("who is not asked holds them: counted, not seen, and not to be kept", async () => {
    await deleteAndRestore();
    stripe = undefined;
    await runOpenDeletion(context());
    expect(findLastReplay(world.db)).toMatchObject({ erasedAgainCount: 1, deletedCount: 0, heldCount: 1 });
    expect(findContactProfile(access, world.db, contactId)).toBeUndefined();
    const jobId = value("SELECT id FROM deletion_jobs WHERE replay_id IS NOT NULL") as number;
    expect(findDeletion(access, world.db, jobId)?.held).toMatchObject([{ contactId }]);
    expect(keepHeldContact(access, world.db, { jobId, contactId }, testNow + 3 * hour)).toEqual({
      ok: false,
      refusal: "erased_before",
    });
  });
});
