import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { type ContactFilter, contactFilter } from "@/lib/contacts/filter/contact-filter";
import { capturePlans } from "@/testing/steps/capture-plans";
import { batchesOf, countAll } from "@/testing/steps/count";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { exportedIds } from "@/testing/steps/export";
import { runsOf } from "@/testing/steps/runs";
import { countContacts } from "./count-contacts";
import { parseCursor } from "./count-cursor";

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

const count = async (filter: ContactFilter) => (await countAll(ownerOf(siteId), db, filter)).total;

test("counting in batches counts everyone of the site once", async () => {
  expect(await count(imported)).toBe(12_001);
  expect(await count(rule({ field: "source", is: "none_of", values: ["import"] }))).toBe(2);
  expect(await count(rule({ field: "email", is: "contains", value: "1@list" }))).toBe(1_201);
  expect(await count({ everyone: true })).toBe(12_003);
  expect(await count({ search: "1@list" })).toBe(1_201);
  const ones = "SELECT count(*) FROM contacts WHERE site_id = ? AND instr(search_text, '1') > 0";
  expect(await count({ search: "1" })).toBe(db.$client.prepare(ones).pluck().get(siteId));
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
  expect(await countAll(ownerOf(siteId), db, imported)).toEqual({ total: 12_001 - 1_200, hidden: 1_200 });
  expect(await countAll(ownerOf(siteId), db, { everyone: true })).toEqual({ total: 10_803, hidden: 1_200 });
});

test("a count that is not done says so, with how many there are at least, and goes on where it was", async () => {
  const access = ownerOf(siteId);
  const first = await countContacts(access, db, imported, { now: testNow, budget: batchesOf(500, 4) });
  expect(first).toMatchObject({ isExact: false, next: expect.any(String) });
  expect(first.total).toBeGreaterThan(0);
  expect(first.total).toBeLessThanOrEqual(4 * 500 * 2);
  const cursor = parseCursor(access, [imported], first.next, testNow + 1);
  if (!cursor.ok) throw new Error(cursor.expected);
  const rest = { now: testNow + 1, budget: batchesOf(500), cursor: cursor.value };
  expect(await countContacts(access, db, imported, rest)).toEqual({
    total: 12_001,
    hidden: 0,
    isExact: true,
    next: null,
  });
});

test("a count of few is exact at once, however many the site has", async () => {
  db.$client.prepare("UPDATE contacts SET marketing_status = 'bounced' WHERE id % 1000 = 0").run();
  const looked = batchesOf(1, 1);
  for (const filter of [
    { status: "bounced" } as const,
    { search: "11999@list" },
    rule({ field: "email", is: "exactly", value: "77@list.example" }),
    rule({ field: "attention", is: "yes" }),
  ]) {
    const counted = await countContacts(ownerOf(siteId), db, filter, { now: testNow, budget: looked });
    expect(counted, JSON.stringify(filter)).toMatchObject({ isExact: true, next: null });
  }
  expect(looked.isSpent()).toBe(false);
});

test("who comes and leaves while it counts is counted once or not at all, and it ends", async () => {
  const moves = fc.array(fc.record({ leaves: fc.nat(), comesAt: fc.integer({ min: 3, max: 8 }) }), {
    minLength: 30,
    maxLength: 60,
  });
  const counts = "SELECT count(*) FROM contacts WHERE site_id = ? AND source = 'import'";
  await fc.assert(
    fc.asyncProperty(moves, fc.integer({ min: 100, max: 900 }), async (moving, size) => {
      db.$client.exec("BEGIN");
      const before = db.$client.prepare(counts).pluck().get(siteId) as number;
      const there = db.$client.prepare("SELECT id FROM contacts WHERE site_id = ? ORDER BY id").pluck();
      const ids = there.all(siteId) as number[];
      const left = new Set<number>();
      let came = 0;
      let asked = 0;
      const counted = await countAll(ownerOf(siteId), db, imported, () => {
        const move = moving[asked];
        asked += 1;
        const id = move && ids[move.leaves % ids.length];
        if (move && id !== undefined) {
          db.$client.prepare("DELETE FROM contacts WHERE id = ?").run(id);
          left.add(id);
          createContact(db, { siteId, source: "import", createdAt: move.comesAt });
          came += 1;
        }
        return batchesOf(size, 1);
      });
      db.$client.exec("ROLLBACK");
      expect(counted.total).toBeGreaterThanOrEqual(before - left.size);
      expect(counted.total).toBeLessThanOrEqual(before + came);
      expect(asked).toBeLessThan(12_100 / size + came + 10);
    }),
    { numRuns: runsOf(30) },
  );
});

test("each batch is found by the index of when contacts were added", async () => {
  const captured = capturePlans(db);
  await count(imported);
  captured.stop();
  const plans = captured.steps();
  expect(plans.length).toBeGreaterThan(5);
  expect(plans.filter((detail) => /SCAN|TEMP B-TREE/.test(detail))).toEqual([]);
  expect(plans.filter((detail) => !/contacts_site_created \(site_id=\?/.test(detail))).toEqual([]);
  expect(plans.some((detail) => detail.includes("created_at=? AND rowid>? AND rowid<?"))).toBe(true);
});

test("everyone is counted by the index of statuses alone", async () => {
  const captured = capturePlans(db);
  await count({ everyone: true });
  captured.stop();
  const isByIndex = /^SEARCH contacts USING COVERING INDEX contacts_site_status \(site_id=\?/;
  expect(captured.steps().filter((detail) => !isByIndex.test(detail))).toEqual([]);
});
