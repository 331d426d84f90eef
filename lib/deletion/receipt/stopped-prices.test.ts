import { beforeEach, expect, test } from "vitest";
import { type Catalogue, createCatalogue } from "@/db/factories/create-catalogue";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { retryHeldContacts } from "@/lib/deletion/held/retry-held-contacts";
import { ownerOf, runOpenDeletion, runWholeDeletion, testNow, testWorld } from "@/testing/steps/deletion";
import { findDeletion } from "./find-deletion";
import { listDeletions } from "./list-deletions";

let db: Database;
let siteId: number;
let catalogue: Catalogue;

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  catalogue = createCatalogue(db, { siteId });
});

const createPayer = () => createContactWithEverything(db, { siteId, catalogue }).id;
const run = (ids: number[]) => runWholeDeletion(ownerOf(siteId), db, { kind: "ids", ids });
const set = (column: string, value: string | number | null, contactId: number) =>
  db.$client.prepare(`UPDATE subscriptions SET ${column} = ? WHERE contact_id = ?`).run(value, contactId);
const refuse = (text: string | null, contactId: number) =>
  db.$client
    .prepare(
      `UPDATE local_provider_subscriptions SET cancel_refusal = ?
       WHERE id IN (SELECT provider_subscription_id FROM subscriptions WHERE contact_id = ?)`,
    )
    .run(text, contactId);

test("what is not charged any more is summed by rhythm and currency, on the receipt and in the list", async () => {
  const payers = [createPayer(), createPayer(), createPayer()];
  set("interval", "year", payers[2] ?? 0);
  set("amount", 9000, payers[2] ?? 0);
  const jobId = await run(payers);
  const stopped = [
    { amount: 9000, currency: "EUR", interval: "year", intervalCount: 1 },
    { amount: 3000, currency: "EUR", interval: "month", intervalCount: 1 },
  ];
  expect(findDeletion(ownerOf(siteId), db, jobId)?.stopped).toEqual(stopped);
  expect(listDeletions(ownerOf(siteId), db)).toMatchObject([{ id: jobId, stopped }]);
});

test("whoever is held counts once they are deleted", async () => {
  const [free, held] = [createPayer(), createPayer()];
  refuse("Not now.", held);
  const jobId = await run([free, held]);
  const amounts = () => findDeletion(ownerOf(siteId), db, jobId)?.stopped.map(({ amount }) => amount);
  expect(amounts()).toEqual([1500]);
  refuse(null, held);
  expect(retryHeldContacts(ownerOf(siteId), db, { jobId }, testNow).ok).toBe(true);
  await runOpenDeletion(testWorld(db));
  expect(amounts()).toEqual([3000]);
});

test("a subscription that would have charged nothing more stops no money", async () => {
  const [paused, ending] = [createPayer(), createPayer()];
  set("status", "paused", paused);
  set("ends_at", testNow + 1, ending);
  const jobId = await run([paused, ending]);
  expect(findDeletion(ownerOf(siteId), db, jobId)).toMatchObject({
    stopped: [],
    stoppedSubscriptionCount: 2,
  });
});
