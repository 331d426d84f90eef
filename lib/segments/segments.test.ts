import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { batchesOf, countSegments } from "@/testing/steps/count";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { askedFilter } from "./asked-filter";
import { discardSegment } from "./discard-segment";
import { listSegments } from "./list-segments";
import { saveSegment } from "./save-segment";

let db: Database;
let siteId: number;
beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
});

const filter = {
  where: { match: "all" as const, rules: [{ field: "customer" as const, is: "no" as const }] },
};

test("the built-in ones count whom they say", async () => {
  createContact(db, { siteId, isCustomer: true, lastActivityAt: testNow });
  createContact(db, { siteId, marketingStatus: "unsubscribed", lastActivityAt: testNow - 100 * 86_400_000 });
  createContact(db, { siteId, marketingStatus: "never_subscribed", lastActivityAt: testNow });
  createContact(db, { siteId: createSite(db).id });
  const counts = (await countSegments(ownerOf(siteId), db)).map(({ name, count }) => [name, count]);
  expect(counts).toEqual([
    ["All", 3],
    ["Customers", 1],
    ["Subscribed", 1],
    ["Unsubscribed", 1],
    ["Never subscribed", 1],
    ["Inactive 90 days", 1],
    ["Needs attention", 0],
  ]);
});

test("saved, listed with a count, and discarded without its contacts; nobody else's", async () => {
  createContact(db, { siteId });
  const saved = saveSegment(ownerOf(siteId), db, { name: "Leads", filter }, testNow);
  if (!saved.ok) throw new Error(saved.refusal);
  const own = (await countSegments(ownerOf(siteId), db)).at(-1);
  expect(own).toEqual({ id: saved.segmentId, name: "Leads", filter, count: 1, isExact: true, columns: null });
  const other = ownerOf(createSite(db).id);
  expect(await countSegments(other, db)).toHaveLength(7);
  const ofSegment = { segmentId: saved.segmentId };
  expect(discardSegment(other, db, ofSegment, testNow)).toEqual({ ok: false, refusal: "not_found" });
  expect(discardSegment(ownerOf(siteId), db, ofSegment, testNow)).toMatchObject({ ok: true });
  expect(db.$client.prepare("SELECT action FROM audit_log ORDER BY id").pluck().all()).toEqual([
    "segment_saved",
    "segment_discarded",
  ]);
  expect(db.$client.prepare("SELECT count(*) FROM contacts").pluck().get()).toBe(1);
});

test("refused: a name twice, everyone, a person, and what the site does not have", () => {
  const save = (name: string, of: Parameters<typeof saveSegment>[2]["filter"]) => {
    const saved = saveSegment(ownerOf(siteId), db, { name, filter: of }, testNow);
    return saved.ok ? "saved" : saved.refusal;
  };
  expect(save("Leads", filter)).toBe("saved");
  expect(save("Leads", filter)).toBe("name_taken");
  expect(save("customers", filter)).toBe("name_taken");
  expect(save("Everyone", { everyone: true })).toBe("is_everyone");
  expect(save("Ada", { search: "ada" })).toBe("names_a_person");
  const email = { field: "email" as const, is: "contains" as const, value: "ada@quill.example" };
  expect(save("Her", { where: { match: "all", rules: [email] } })).toBe("names_a_person");
  expect(save("Firm", { where: { match: "all", rules: [{ ...email, value: "@quill.example" }] } })).toBe(
    "saved",
  );
  const tag = { field: "tag" as const, is: "none_of" as const, ids: [77] };
  expect(save("Tag", { where: { match: "all", rules: [tag] } })).toBe("unknown_in_filter");
});

const askedBy = (of: number, address: string) => askedFilter(ownerOf(of), db, new URLSearchParams(address));

test("a link names it by its number; nobody else's, not one that is damaged, none with what was typed", () => {
  const saved = saveSegment(ownerOf(siteId), db, { name: "Leads", filter }, testNow);
  if (!saved.ok) throw new Error(saved.refusal);
  const link = `segment=${saved.segmentId}&sort=name`;
  expect(askedBy(siteId, link)).toEqual({ ok: true, value: filter });
  expect(askedBy(siteId, `${link}&status=bounced`)).toEqual({ ok: true, value: { status: "bounced" } });
  expect(askedBy(siteId, `${link}&typed=k3`)).toEqual({ ok: true, value: undefined });
  expect(askedBy(siteId, "sort=name")).toEqual({ ok: true, value: { everyone: true } });
  expect(askedBy(siteId, "status=deleted")).toMatchObject({ refusal: "invalid_input", field: "status" });
  expect(askedBy(createSite(db).id, link)).toEqual({ ok: false, refusal: "not_found" });
  for (const damaged of ["", "{", '{"where":7}']) {
    db.$client.prepare("UPDATE segments SET filter = ?").run(damaged);
    expect(askedBy(siteId, link)).toEqual({ ok: false, refusal: "not_found" });
  }
});

test("one that names what is gone is shown without a count", async () => {
  db.$client.prepare("INSERT INTO tags (id, site_id, name) VALUES (5, ?, 'keep')").run(siteId);
  const tag = { field: "tag" as const, is: "none_of" as const, ids: [5] };
  saveSegment(
    ownerOf(siteId),
    db,
    { name: "Not kept", filter: { where: { match: "all", rules: [tag] } } },
    testNow,
  );
  db.$client.prepare("DELETE FROM tags").run();
  expect((await countSegments(ownerOf(siteId), db)).at(-1)).toMatchObject({ count: null });
});

test("listed at once with how many there are at least, then with each answer further, in one walk", async () => {
  for (let at = 0; at < 90; at += 1) createContact(db, { siteId, createdAt: at, isCustomer: at % 3 === 0 });
  const access = ownerOf(siteId);
  const ask = (next: string | null) =>
    listSegments(access, db, { next, now: testNow, budget: batchesOf(10, 2) });
  const seen: [number | null | undefined, boolean | undefined][] = [];
  let requests = 0;
  for (let next: string | null = null; requests === 0 || next !== null; requests += 1) {
    const listed = await ask(next);
    if (!listed.ok) throw new Error(listed.expected);
    seen.push([listed.segments[1]?.count, listed.segments[1]?.isExact]);
    next = listed.next;
    if (next === null) expect(listed.segments.map(({ isExact }) => isExact)).toEqual(Array(7).fill(true));
    else expect(listed.segments.map(({ name }) => name)).toHaveLength(7);
  }
  expect(seen.at(-1)).toEqual([30, true]);
  expect(seen[0]?.[1]).toBe(false);
  expect(seen.map(([count]) => count)).toEqual(
    seen.map(([count]) => count).sort((a, b) => Number(a) - Number(b)),
  );
  expect(requests).toBeGreaterThan(2);
});

test("a cursor of other segments, or of another site, is refused", async () => {
  for (let at = 0; at < 30; at += 1) createContact(db, { siteId, createdAt: at });
  const ask = (of: number, next: string | null) =>
    listSegments(ownerOf(of), db, { next, now: testNow, budget: batchesOf(5, 1) });
  const first = await ask(siteId, null);
  if (!first.ok || first.next === null) throw new Error("it was counted at once");
  const refused = { ok: false, refusal: "invalid_input", field: "next" };
  expect(await ask(createSite(db).id, first.next)).toMatchObject(refused);
  saveSegment(ownerOf(siteId), db, { name: "Leads", filter }, testNow);
  expect(await ask(siteId, first.next)).toMatchObject(refused);
});

test("a site may have more segments than SQLite has columns for", async () => {
  createContact(db, { siteId });
  const add = db.$client.prepare(
    `WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more WHERE n < 1100)
     INSERT INTO segments (site_id, name, filter, created_by, created_at) SELECT ?, 's' || n, ?, 'owner', 1 FROM more`,
  );
  add.run(siteId, JSON.stringify(filter));
  const counted = await countSegments(ownerOf(siteId), db);
  expect(counted.filter(({ id, count, isExact }) => id !== null && count === 1 && isExact)).toHaveLength(
    1_100,
  );
});
