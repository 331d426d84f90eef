import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { marketingStatuses } from "@/db/schema";
import { type ContactFilter, contactFilter } from "@/lib/contacts/filter/contact-filter";
import { capturePlans } from "@/testing/steps/capture-plans";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { countContacts } from "./count-contacts";
import { listContacts } from "./list-contacts";
import { type ContactPage, contactSorts } from "./list-paging";

let db: Database;
let siteId: number;

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
});

const page: ContactPage = { sort: "added", direction: "asc", size: 25 };
const everyone: ContactFilter = { everyone: true };
const emails = (filter: ContactFilter) =>
  listContacts(ownerOf(siteId), db, filter, page, testNow).rows.map((row) => row.email);

/** Returns every page from the first to the last, and every page of the way back. */
function walk(
  sort: ContactPage["sort"],
  direction: ContactPage["direction"],
): { there: number[][]; back: number[][] } {
  const at = (anchor: Partial<ContactPage>) =>
    listContacts(ownerOf(siteId), db, everyone, { ...page, sort, direction, ...anchor }, testNow);
  const there: number[][] = [];
  const back: number[][] = [];
  let list = at({});
  for (; ; list = at({ after: list.after })) {
    there.push(list.rows.map(({ id }) => id));
    if (list.after === null) break;
  }
  for (; ; list = at({ before: list.before })) {
    back.unshift(list.rows.map(({ id }) => id));
    if (list.before === null) break;
  }
  return { there, back };
}

test("paging by keyset shows everyone once, in order, and the same backwards", () => {
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
      const { there, back } = walk(sort, direction);
      expect(new Set(there.flat()).size).toBe(103);
      expect(there.flat()).toHaveLength(103);
      expect(there.map((ids) => ids.length)).toEqual([25, 25, 25, 25, 3]);
      expect(back).toEqual(there);
    }
  }
});

test("a page whose anchor was deleted meanwhile is the first page", () => {
  const [first, second] = [createContact(db, { siteId }), createContact(db, { siteId })];
  db.$client.prepare("DELETE FROM contacts WHERE id = ?").run(second.id);
  const list = listContacts(ownerOf(siteId), db, everyone, { ...page, after: second.id }, testNow);
  expect(list).toMatchObject({ rows: [{ id: first.id }], before: null, after: null });
});

test("search finds any part of name or address, whatever the case and the accents", () => {
  createContact(db, { siteId, name: "Žofie Nováková", email: "zofie@example.com" });
  createContact(db, { siteId, name: "李小龍", email: "li@example.org" });
  createContact(db, { siteId, name: "", email: 'o"brien%_@example.net' });
  expect(emails({ search: "novak" })).toEqual(["zofie@example.com"]);
  expect(emails({ search: "ŽOFIE n" })).toEqual(["zofie@example.com"]);
  expect(emails({ search: "nov zof" })).toEqual(["zofie@example.com"]);
  expect(emails({ search: "zofie example.com nov" })).toEqual(["zofie@example.com"]);
  expect(emails({ search: "zofie example.org" })).toEqual([]);
  expect(emails({ search: "李" })).toEqual(["li@example.org"]);
  expect(emails({ search: "小龍" })).toEqual(["li@example.org"]);
  expect(emails({ search: "example.o" })).toEqual(["li@example.org"]);
  expect(emails({ search: 'o"brien%_@' })).toEqual(['o"brien%_@example.net']);
  expect(emails({ search: "%" })).toEqual(['o"brien%_@example.net']);
  expect(emails({ search: "nobody here" })).toEqual([]);
});

test("another site's contacts are never in it", async () => {
  const other = createSite(db).id;
  createContact(db, { siteId: other, name: "Elsewhere" });
  expect(emails(everyone)).toEqual([]);
  expect(emails({ search: "elsewhere" })).toEqual([]);
  expect(await countContacts(ownerOf(siteId), db, everyone, testNow)).toBe(0);
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
      expect(await countContacts(ownerOf(siteId), db, filter.data, testNow)).toBe(expected);
    }),
    { numRuns: 300 },
  );
});

test("the first page of every sort and filter walks an index, and no query sorts everyone", () => {
  const { id } = createContact(db, { siteId });
  createContact(db, { siteId });
  for (const sort of contactSorts) {
    for (const filter of [everyone, { status: "bounced" } as const]) {
      const plan = planOf(() =>
        listContacts(ownerOf(siteId), db, filter, { ...page, sort, after: id }, testNow),
      );
      expect(plan).not.toMatch(/SCAN contact/);
      expect(plan).toMatch(/SEARCH contacts USING INDEX \w+ \(site_id=\? AND/);
      if (filter === everyone) expect(plan).not.toMatch(/TEMP B-TREE FOR ORDER/);
    }
  }
});

/** Returns the query plan of each statement that runs inside. */
function planOf(run: () => unknown): string {
  const captured = capturePlans(db);
  run();
  captured.stop();
  return captured.steps().join("\n");
}
