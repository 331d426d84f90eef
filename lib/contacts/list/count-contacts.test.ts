import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { contactFilter } from "@/lib/contacts/filter/contact-filter";
import { capturePlans } from "@/testing/steps/capture-plans";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { exportedIds } from "@/testing/steps/export";
import { countContacts, countWithHidden } from "./count-contacts";

let db: Database;
let siteId: number;

/** Adds more contacts than are counted at once, most of them at the same moment, as an import does. */
beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  const other = createSite(db).id;
  const add = db.$client.prepare(
    `WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more WHERE n < @many)
     INSERT INTO contacts (site_id, email, name, search_text, marketing_status, source, created_at, updated_at,
       last_activity_at)
     SELECT @siteId, n || '@list.example', '', n || '@list.example', 'subscribed', 'import', @at, 1, 1 FROM more`,
  );
  add.run({ siteId: other, many: 7_000, at: 5 });
  add.run({ siteId, many: 12_001, at: 5 });
  createContact(db, { siteId, createdAt: 4 });
  createContact(db, { siteId, createdAt: 6 });
});

const rule = (one: unknown) => contactFilter.parse({ where: { match: "all", rules: [one] } });
const imported = rule({ field: "source", is: "any_of", values: ["import"] });

test("counting in batches counts everyone of the site once", async () => {
  const count = (filter: typeof imported) => countContacts(ownerOf(siteId), db, filter, testNow);
  expect(await count(imported)).toBe(12_001);
  expect(await count(rule({ field: "source", is: "none_of", values: ["import"] }))).toBe(2);
  expect(await count(rule({ field: "email", is: "contains", value: "1@list" }))).toBe(1_201);
  expect(await count({ everyone: true })).toBe(12_003);
});

test("what a mark alone would find is refused, never everyone", () => {
  expect(contactFilter.safeParse({ search: "\u0301" }).success).toBe(false);
});

test("an export in batches of ids brings everyone once, also by a search that all meet", async () => {
  const selection = { kind: "matching" as const, filter: { search: "list.example" }, except: [5_000_000] };
  const ids = await exportedIds(ownerOf(siteId), db, selection);
  expect(new Set(ids).size).toBe(12_001);
  expect(ids).toHaveLength(12_001);
  const [first = 0] = ids;
  expect(await exportedIds(ownerOf(siteId), db, { ...selection, except: [first] })).toEqual(ids.slice(1));
});

test("who is hidden is counted apart", async () => {
  db.$client
    .prepare("UPDATE contacts SET hidden_at = 1 WHERE site_id = ? AND email LIKE '%7@list.example'")
    .run(siteId);
  const counted = await countWithHidden(ownerOf(siteId), db, imported, testNow);
  expect(counted).toEqual({ total: 12_001 - 1_200, hidden: 1_200 });
});

test("each batch is found by the index of when contacts were added", async () => {
  const captured = capturePlans(db);
  await countContacts(ownerOf(siteId), db, imported, testNow);
  captured.stop();
  const plans = captured.steps();
  expect(plans.length).toBeGreaterThan(5);
  expect(plans.filter((detail) => /SCAN|TEMP B-TREE/.test(detail))).toEqual([]);
  expect(plans.filter((detail) => !/contacts_site_created \(site_id=\?/.test(detail))).toEqual([]);
  expect(plans.at(-1)).toContain("site_id=? AND created_at>?");
});
