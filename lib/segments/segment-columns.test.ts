import { beforeEach, expect, test } from "vitest";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import type { ListColumn } from "@/lib/contacts/list/list-columns";
import { countSegments } from "@/testing/steps/count";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { saveSegment } from "./save-segment";
import { columnsForSegment, setSegmentColumns, storedColumns } from "./segment-columns";

let db: Database;
let siteId: number;
let segmentId: number;

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  createCatalogue(db, { siteId });
  const saved = saveSegment(ownerOf(siteId), db, { name: "Readers", filter: { status: "pending" } }, testNow);
  if (saved.ok) segmentId = saved.segmentId;
});

const columns: ListColumn[] = [
  { id: "name", width: 220 },
  { id: "revenue", width: 120 },
];
const shown = async () =>
  (await countSegments(ownerOf(siteId), db)).find(({ id }) => id === segmentId)?.columns;

test("everyone of the site sees a segment with the columns that one of them set, until they are set back", async () => {
  expect(await shown()).toBeNull();
  expect(setSegmentColumns(ownerOf(siteId), db, { segmentId, columns })).toEqual({ ok: true });
  expect(setSegmentColumns(ownerOf(siteId), db, { segmentId, columns })).toEqual({ ok: true });
  expect(await shown()).toEqual(columns);
  setSegmentColumns(ownerOf(siteId), db, { segmentId, columns: null });
  expect(await shown()).toBeNull();
});

test("another site's segment is not found, and its fields are not known", async () => {
  const other = createSite(db).id;
  createCatalogue(db, { siteId: other });
  expect(setSegmentColumns(ownerOf(other), db, { segmentId, columns })).toEqual({
    ok: false,
    refusal: "not_found",
  });
  const fieldOf = (site: number) =>
    db.$client.prepare("SELECT id FROM custom_fields WHERE site_id = ?").pluck().get(site) as number;
  const withField = (id: number): ListColumn[] => [...columns, { id: `field-${id}`, width: 160 }];
  const set = (id: number) => setSegmentColumns(ownerOf(siteId), db, { segmentId, columns: withField(id) });
  expect(set(fieldOf(other))).toEqual({ ok: false, refusal: "unknown_field" });
  expect(await shown()).toBeNull();
  expect(set(fieldOf(siteId))).toEqual({ ok: true });
});

test("what are no columns is refused, and counts as none where it is stored", () => {
  const wrong = [[], [{ id: "email", width: 200 }], [...columns, columns[1]], [{ id: "name", width: 2_000 }]];
  for (const one of wrong) {
    expect(columnsForSegment.safeParse({ segmentId, columns: one }).success).toBe(false);
    expect(storedColumns(JSON.stringify(one))).toBeNull();
  }
  for (const damaged of ["", "{", "7", '[{"id":"name"}]']) expect(storedColumns(damaged)).toBeNull();
  expect(storedColumns(JSON.stringify(columns))).toEqual(columns);
});
