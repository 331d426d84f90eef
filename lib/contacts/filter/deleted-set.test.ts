import fc from "fast-check";
import { expect, test } from "vitest";
import { createDemoData } from "@/db/demo/create-demo-data";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { grantSiteAccess, type Role } from "@/lib/auth/site-access";
import { listContacts } from "@/lib/contacts/list/list-contacts";
import { arbitraryGroup } from "@/testing/steps/arbitrary-filter";
import { countAll } from "@/testing/steps/count";
import { mustPreview, ownerOf, runWholeDeletion, testNow } from "@/testing/steps/deletion";
import { exportedIds } from "@/testing/steps/export";
import { prepareBulkAction } from "@/testing/steps/prepare";
import { runsOf } from "@/testing/steps/runs";
import { contactFilter } from "./contact-filter";
import { listFilterOptions } from "./filter-options";

const contactCount = 60;
const page = { sort: "name", direction: "asc", size: 100 } as const;

function remaining(db: Database): number[] {
  return db.$client.prepare("SELECT id FROM contacts ORDER BY id").pluck().all() as number[];
}

function itemsOf(db: Database, jobId: number, state = "%"): number[] {
  return db.$client
    .prepare("SELECT contact_id FROM deletion_items WHERE job_id = ? AND state LIKE ? ORDER BY contact_id")
    .pluck()
    .all(jobId, state) as number[];
}

const numRuns = runsOf(120);

/** Makes other people with other records each time, and another filter over them. */
test("exactly who is listed is counted, previewed, exported, acted on, and in the end deleted", async () => {
  let effective = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.nat(),
      fc.nat(8),
      fc.constantFrom<Role>("owner", "assistant"),
      async (seed, filterSeed, hiddenRest, role) => {
        const db = openMemoryDatabase();
        const { siteId } = createDemoData(db, { contactCount, now: testNow, passwordHash: "none", seed });
        const who = grantSiteAccess({ userId: "someone", siteId, role });
        db.$client.prepare("UPDATE contacts SET hidden_at = 1 WHERE id % 9 = ?").run(hiddenRest);
        const options = listFilterOptions(who, db);
        const [where] = fc.sample(arbitraryGroup(options), { seed: filterSeed, numRuns: 1 });
        const filter = contactFilter.parse({ where });
        const selection = { kind: "matching" as const, filter, except: [] };

        const list = await listContacts(who, db, filter, page, testNow);
        const ids = list.rows.map(({ id }) => id).sort((a, b) => a - b);
        expect(await countAll(who, db, filter)).toMatchObject({ total: ids.length });
        // The owner does the rest: only an owner may export, or take a deletion further than its preview.
        expect(await exportedIds(ownerOf(siteId), db, selection)).toEqual(ids);
        const job = await prepareBulkAction(who, db, { selection, action: { do: "hide" } }, testNow);
        expect(job.ok && job.job.contactCount).toBe(ids.length);
        const before = remaining(db);
        if (ids.length === 0) return;
        const { jobId } = await mustPreview(who, db, selection);
        expect(itemsOf(db, jobId)).toEqual(ids);
        const deletionId = await runWholeDeletion(ownerOf(siteId), db, selection);
        const held = itemsOf(db, deletionId, "needs_attention");
        const kept = before.filter((id) => !ids.includes(id) || held.includes(id));
        expect(remaining(db)).toEqual(kept);
        if (kept.length < before.length) effective += 1;
      },
    ),
    { numRuns },
  );
  // Chance decides how many filters meet somebody: of twenty some thirteen do, and fewer than five in one run of thousands.
  expect(effective).toBeGreaterThanOrEqual(numRuns / 5);
});
