import { beforeEach, expect, test } from "vitest";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { findDeletion } from "@/lib/deletion/receipt/find-deletion";
import { stopDeletion } from "@/lib/deletion/run/stop-deletion";
import type { JobContext } from "@/lib/jobs/job-context";
import {
  mustConfirm,
  mustPreview,
  ownerOf,
  runOpenDeletion,
  testNow,
  testWorld,
} from "@/testing/steps/deletion";
import { markBillingStopped } from "./mark-billing-stopped";

let db: Database;
let siteId: number;
let held: number[];

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  const catalogue = createCatalogue(db, { siteId });
  held = [1, 2].map(() => createContactWithEverything(db, { siteId, catalogue }).id);
  db.$client.exec("UPDATE local_provider_subscriptions SET cancel_refusal = 'Not now.'");
});

const one = (sql: string) => db.$client.prepare(sql).pluck().get();

/**
 * Makes a world in which `happens` runs once, between transactions, when both are held and the job is being closed.
 */
function whenBothAreHeld(happens: () => void): JobContext {
  let hasHappened = false;
  const world = testWorld(db);
  return {
    ...world,
    now: () => {
      const isDue = !db.$client.inTransaction && one("SELECT needs_attention_count FROM deletion_jobs") === 2;
      if (isDue && !hasHappened) {
        hasHappened = true;
        happens();
      }
      return world.now();
    },
  };
}

function vouchForBoth(jobId: number): void {
  for (const contactId of held)
    expect(
      markBillingStopped(ownerOf(siteId), db, { jobId, contactId, reason: "Stopped at the bank." }, testNow),
    ).toEqual({ ok: true });
}

async function confirmed(...ids: number[]): Promise<number> {
  const manifest = await mustPreview(ownerOf(siteId), db, { kind: "ids", ids });
  mustConfirm(ownerOf(siteId), db, manifest);
  return manifest.jobId;
}

test("two who are vouched for while the deletion is finishing are deleted too, and nobody is stranded", async () => {
  const jobId = await confirmed(...held);
  await runOpenDeletion(whenBothAreHeld(() => vouchForBoth(jobId)));
  expect(one("SELECT count(*) FROM deletion_items WHERE state = 'pending'")).toBe(0);
  expect(findDeletion(ownerOf(siteId), db, jobId)).toMatchObject({
    status: "completed",
    deletedCount: 2,
    needsAttentionCount: 0,
    keptCount: 0,
  });
  expect(one("SELECT count(*) FROM contacts")).toBe(0);
});

test("asked to stop at the same moment: whose billing was touched is finished, nobody is left being deleted", async () => {
  const untouched = Array.from({ length: 3 }, () => createContact(db, { siteId }).id);
  const jobId = await confirmed(...held, ...untouched);
  const world = whenBothAreHeld(() => {
    stopDeletion(ownerOf(siteId), db, { jobId }, testNow);
    vouchForBoth(jobId);
  });
  await runOpenDeletion(world);
  const detail = findDeletion(ownerOf(siteId), db, jobId);
  expect(detail).toMatchObject({ status: "stopped", needsAttentionCount: 0 });
  expect(one("SELECT count(*) FROM deletion_items WHERE state IN ('pending', 'needs_attention')")).toBe(0);
  expect(one("SELECT count(*) FROM contacts WHERE being_erased_at IS NOT NULL")).toBe(0);
  expect((detail?.deletedCount ?? 0) + (detail?.keptCount ?? 0)).toBe(5);
});
