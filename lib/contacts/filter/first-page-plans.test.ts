import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { createDemoData } from "@/db/demo/create-demo-data";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import type { SiteAccess } from "@/lib/auth/site-access";
import { listContacts } from "@/lib/contacts/list/list-contacts";
import { contactSorts } from "@/lib/contacts/list/list-paging";
import { arbitraryRule } from "@/testing/steps/arbitrary-filter";
import { countSegments } from "@/testing/steps/count";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { expectIndexed, plansOfPages } from "@/testing/steps/plans";
import { fieldNames } from "./filter-labels";
import { listFilterOptions } from "./filter-options";

const contactCount = 100_000;
const completeCount = 300;

let db: Database;
let access: SiteAccess;

/** Makes a few hundred contacts with records of every kind, and plain ones up to a hundred thousand. */
beforeAll(() => {
  db = openMemoryDatabase();
  createSite(db);
  const { siteId } = createDemoData(db, { contactCount: completeCount, now: testNow, passwordHash: "none" });
  access = ownerOf(siteId);
  db.$client
    .prepare(
      `WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more WHERE n < ?)
       INSERT INTO contacts (site_id, email, name, search_text, marketing_status, is_customer, source, created_at,
         updated_at, last_activity_at)
       SELECT ?, 'more' || n || '@list.example', '', char(10) || 'more' || n || '@list.example', 'subscribed', 0,
         'import', n, n, n FROM more`,
    )
    .run(contactCount - completeCount, siteId);
}, 60_000);

const firstPage = { sort: "added", direction: "desc", size: 50 } as const;

test("at 100,000 contacts the first page of a built-in segment reads no table from end to end", async () => {
  const segments = await countSegments(access, db);
  expect(segments[0]).toMatchObject({ name: "All", count: contactCount });
  for (const { filter } of segments)
    for (const sort of contactSorts) {
      const planned = await plansOfPages(db, () =>
        listContacts(access, db, filter, { ...firstPage, sort }, testNow),
      );
      expect(planned.length).toBeGreaterThan(0);
      expectIndexed(planned);
    }
});

test("at 100,000 contacts neither does that of a rule about any field", async () => {
  const rules = fc.sample(arbitraryRule(listFilterOptions(access, db)), { numRuns: 400, seed: 7 });
  for (const field of Object.keys(fieldNames)) {
    const ofField = rules.filter((rule) => rule.field === field).slice(0, 5);
    expect(ofField.length, field).toBeGreaterThan(2);
    for (const rule of ofField) {
      const filter = { where: { match: "all" as const, rules: [rule] } };
      const planned = await plansOfPages(db, () => listContacts(access, db, filter, firstPage, testNow));
      expect(planned.length).toBeGreaterThan(0);
      expectIndexed(planned);
    }
  }
});
