import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { type MarketingStatus, marketingStatuses } from "@/db/schema";
import { type ContactFilter, contactFilter } from "@/lib/contacts/filter/contact-filter";
import { capturePlans } from "@/testing/steps/capture-plans";
import { countAll } from "@/testing/steps/count";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import type { ContactPage } from "./contact-page";
import type { ExtraColumn } from "./list-columns";
import { listContacts } from "./list-contacts";
import { contactSorts } from "./list-paging";

let db: Database;
let siteId: number;

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
});

const page: ContactPage = { sort: "added", direction: "asc", size: 25 };
const everyone: ContactFilter = { everyone: true };
const emails = async (filter: ContactFilter) => {
  const list = await listContacts(ownerOf(siteId), db, filter, page, testNow);
  return list.rows.map((row) => row.email);
};

/** Returns every page from the first to the last, and every page of the way back. */
async function walk(
  sort: ContactPage["sort"],
  direction: ContactPage["direction"],
): Promise<{ there: number[][]; back: number[][] }> {
  const at = (anchor: Partial<ContactPage>) =>
    listContacts(ownerOf(siteId), db, everyone, { ...page, sort, direction, ...anchor }, testNow);
  const there: number[][] = [];
  const back: number[][] = [];
  let list = await at({});
  for (; ; list = await at({ after: list.after })) {
    there.push(list.rows.map(({ id }) => id));
    if (list.after === null) break;
  }
  for (; ; list = await at({ before: list.before })) {
    back.unshift(list.rows.map(({ id }) => id));
    if (list.before === null) break;
  }
  return { there, back };
}

test("paging by keyset shows everyone once, in order, and the same backwards", async () => {
  for (let at = 0; at < 103; at += 1) {
    createContact(db, {
      siteId,
      createdAt: at % 7,
      lastActivityAt: at % 3,
      name: at % 5 === 0 ? "Same Name" : `N${(at * 37) % 101}`,
      marketingStatus: marketingStatuses[at % 6],
    });
  }
  for (const sort of contactSorts) {
    for (const direction of ["asc", "desc"] as const) {
      const { there, back } = await walk(sort, direction);
      expect(new Set(there.flat()).size).toBe(103);
      expect(there.flat()).toHaveLength(103);
      expect(there.map((ids) => ids.length)).toEqual([25, 25, 25, 25, 3]);
      expect(back).toEqual(there);
    }
  }
});

test("the last page is read from the end, and leads back", async () => {
  for (let at = 0; at < 60; at += 1) createContact(db, { siteId, createdAt: at % 7 });
  const { there } = await walk("added", "asc");
  const last = await listContacts(ownerOf(siteId), db, everyone, { ...page, before: 0 }, testNow);
  const ids = last.rows.map(({ id }) => id);
  expect(ids).toEqual(there.flat().slice(-25));
  expect(last.after).toBeNull();
  const before = { ...page, before: last.before ?? -1 };
  const previous = await listContacts(ownerOf(siteId), db, everyone, before, testNow);
  expect(previous.rows.map(({ id }) => id)).toEqual(there.flat().slice(10, 35));
  const only = await listContacts(ownerOf(siteId), db, { search: "nobody" }, { ...page, before: 0 }, testNow);
  expect(only).toEqual({ rows: [], after: null, before: null });
});

test("what a list shows besides is read only for that list", async () => {
  createContact(db, { siteId });
  const read = async (columns: ExtraColumn[]) =>
    (await listContacts(ownerOf(siteId), db, everyone, page, testNow, columns)).rows[0];
  expect(await read([])).not.toHaveProperty("revenue");
  expect(await read(["revenue", "source"])).toMatchObject({ revenue: [], source: expect.any(String) });
});

test("a page whose anchor was deleted meanwhile is the first page", async () => {
  const [first, second] = [createContact(db, { siteId }), createContact(db, { siteId })];
  db.$client.prepare("DELETE FROM contacts WHERE id = ?").run(second.id);
  const list = await listContacts(ownerOf(siteId), db, everyone, { ...page, after: second.id }, testNow);
  expect(list).toMatchObject({ rows: [{ id: first.id }], before: null, after: null });
});

test("search finds any part of name or address, whatever the case and the accents", async () => {
  createContact(db, { siteId, name: "Žofie Nováková", email: "zofie@example.com" });
  createContact(db, { siteId, name: "李小龍", email: "li@example.org" });
  createContact(db, { siteId, name: "", email: 'o"brien%_@example.net' });
  expect(await emails({ search: "novak" })).toEqual(["zofie@example.com"]);
  expect(await emails({ search: "ŽOFIE n" })).toEqual(["zofie@example.com"]);
  expect(await emails({ search: "nov zof" })).toEqual(["zofie@example.com"]);
  expect(await emails({ search: "zofie example.com nov" })).toEqual(["zofie@example.com"]);
  expect(await emails({ search: "zofie example.org" })).toEqual([]);
  expect(await emails({ search: "李" })).toEqual(["li@example.org"]);
  expect(await emails({ search: "小龍" })).toEqual(["li@example.org"]);
  expect(await emails({ search: "example.o" })).toEqual(["li@example.org"]);
  expect(await emails({ search: 'o"brien%_@' })).toEqual(['o"brien%_@example.net']);
  expect(await emails({ search: "%" })).toEqual(['o"brien%_@example.net']);
  expect(await emails({ search: "nobody here" })).toEqual([]);
});

test("another site's contacts are never in it", async () => {
  const other = createSite(db).id;
  createContact(db, { siteId: other, name: "Elsewhere" });
  expect(await emails(everyone)).toEqual([]);
  expect(await emails({ search: "elsewhere" })).toEqual([]);
  expect(await countAll(ownerOf(siteId), db, everyone)).toEqual({ total: 0, hidden: 0 });
});

test("whatever is searched for, the index and a plain look at every contact agree", async () => {
  const letters = fc.constantFrom(..."abAB é李\n\"%_'@.*^-()");
  const text = (most: number) =>
    fc.array(letters, { minLength: 1, maxLength: most }).map((parts) => parts.join(""));
  for (let at = 0; at < 60; at += 1) {
    const [name = ""] = fc.sample(text(12), { seed: at, numRuns: 1 });
    createContact(db, { siteId, name, email: `x${at}@example.com` });
  }
  const texts = db.$client.prepare("SELECT search_text FROM contacts").pluck().all() as string[];
  await fc.assert(
    fc.asyncProperty(text(6), async (search) => {
      const filter = contactFilter.safeParse({ search });
      if (!filter.success) return;
      const words = search.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim().split(/\s+/);
      const expected = texts.filter((searched) => words.every((word) => searched.includes(word))).length;
      expect(await countAll(ownerOf(siteId), db, filter.data)).toEqual({ total: expected, hidden: 0 });
    }),
    { numRuns: 300 },
  );
});

test("the first page of every sort and filter walks an index, and no query sorts everyone", async () => {
  const { id } = createContact(db, { siteId });
  addMany("bounced", 2_100);
  for (const sort of contactSorts) {
    for (const filter of [everyone, { status: "bounced" } as const]) {
      const plan = await planOf(() =>
        listContacts(ownerOf(siteId), db, filter, { ...page, sort, after: id }, testNow),
      );
      expect(plan).not.toMatch(/SCAN contact/);
      expect(plan).toMatch(/SEARCH contacts USING (COVERING )?INDEX contacts_site_\w+ \(site_id=\?/);
      expect(plan).not.toMatch(/TEMP B-TREE FOR ORDER/);
    }
  }
});

test("few with two letters are found by the index of names alone, hidden or another's left out", async () => {
  addMany("subscribed", 2_100);
  const there = createContact(db, { siteId, name: "Zq There" });
  const hidden = createContact(db, { siteId, name: "Zq Hidden" });
  createContact(db, { siteId: createSite(db).id, name: "Zq Elsewhere" });
  db.$client.prepare("UPDATE contacts SET hidden_at = 1 WHERE id = ?").run(hidden.id);
  const plan = await planOf(async () => {
    const list = await listContacts(ownerOf(siteId), db, { search: "zq" }, page, testNow);
    expect(list.rows.map(({ id }) => id)).toEqual([there.id]);
  });
  expect(plan).toContain("SEARCH contacts USING COVERING INDEX contacts_site_name");
  expect(plan).not.toMatch(/SCAN contacts|USING INDEX contacts_site/);
});

test("a page of few is found by what they have, and sorted", async () => {
  addMany("subscribed", 2_100);
  const rare = [
    createContact(db, { siteId, name: "Rare Bird" }),
    createContact(db, { siteId, name: "Rare Fox" }),
  ];
  for (const sort of contactSorts) {
    const search: ContactFilter = { search: "rare" };
    const plan = await planOf(async () => {
      const list = await listContacts(ownerOf(siteId), db, search, { ...page, sort }, testNow);
      expect(list.rows.map(({ id }) => id).sort()).toEqual(rare.map(({ id }) => id));
    });
    expect(plan).toContain("SEARCH contacts USING INTEGER PRIMARY KEY (rowid=?)");
    expect(plan).not.toMatch(/contacts_site_/);
  }
});

/** Adds contacts who came at the same moment. */
function addMany(status: MarketingStatus, many: number): void {
  db.$client
    .prepare(
      `WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more WHERE n < @many)
       INSERT INTO contacts (site_id, email, name, search_text, marketing_status, source, created_at, updated_at,
         last_activity_at)
       SELECT @siteId, n || '@list.example', '', char(10) || n || '@list.example', @status, 'import', 1, 1, 1 FROM more`,
    )
    .run({ siteId, status, many });
}

/** Returns the query plan of each statement that runs inside. */
async function planOf(run: () => Promise<unknown>): Promise<string> {
  const captured = capturePlans(db);
  await run();
  captured.stop();
  return captured.steps().join("\n");
}
