import { beforeEach, expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { changeSegment } from "./change-segment";
import { discardSegment } from "./discard-segment";
import { nameSegments } from "./list-segments";
import { moveSegment } from "./move-segment";
import { renameSegment } from "./rename-segment";
import { restoreSegment } from "./restore-segment";
import { saveSegment } from "./save-segment";
import { setSegmentColumns } from "./segment-columns";

const buyers = {
  where: { match: "all" as const, rules: [{ field: "customer" as const, is: "yes" as const }] },
};
const bounced = { status: "bounced" as const };
const columns = [{ id: "name" as const, width: 300 }];

let db: Database;
let siteId: number;
beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
});

const access = () => ownerOf(siteId);
const stranger = () => ownerOf(createSite(db).id);
const own = () => nameSegments(access(), db).segments.filter(({ id }) => id !== null);
const names = () => own().map(({ name }) => name);
const actions = () => db.$client.prepare("SELECT action FROM audit_log ORDER BY id").pluck().all();

function saved(name: string, filter: Parameters<typeof saveSegment>[2]["filter"] = buyers): number {
  const result = saveSegment(access(), db, { name, filter }, testNow);
  if (!result.ok) throw new Error(result.refusal);
  return result.segmentId;
}

test("a new name: its own again is fine, that of another or of a built-in one is taken, and it is ours", () => {
  const segmentId = saved("Leads");
  saved("Fans");
  const rename = (name: string, by = access()) => renameSegment(by, db, { segmentId, name }, testNow);
  expect(rename("Leads")).toEqual({ ok: true });
  expect(rename("Fans")).toEqual({ ok: false, refusal: "name_taken" });
  expect(rename("all")).toEqual({ ok: false, refusal: "name_taken" });
  expect(rename("Warm", stranger())).toEqual({ ok: false, refusal: "not_found" });
  expect(rename("Warm")).toEqual({ ok: true });
  expect(names()).toEqual(["Warm", "Fans"]);
});

test("other rules: refused as they are when saving, and nobody else's", () => {
  const segmentId = saved("Leads");
  const change = (filter: Parameters<typeof changeSegment>[2]["filter"], by = access()) =>
    changeSegment(by, db, { segmentId, filter }, testNow);
  expect(change({ everyone: true })).toEqual({ ok: false, refusal: "is_everyone" });
  expect(change({ search: "ada" })).toEqual({ ok: false, refusal: "names_a_person" });
  expect(change(bounced, stranger())).toEqual({ ok: false, refusal: "not_found" });
  expect(own()[0]?.filter).toEqual(buyers);
  expect(change(bounced)).toEqual({ ok: true });
  expect(own()[0]?.filter).toEqual(bounced);
});

test("moved before another or to the end; a new one stands last", () => {
  const [a, b, c] = [saved("A"), saved("B"), saved("C")];
  const move = (segmentId: number, before: number | null, by = access()) =>
    moveSegment(by, db, { segmentId, before }, testNow);
  expect(move(c, a)).toEqual({ ok: true });
  expect(names()).toEqual(["C", "A", "B"]);
  expect(move(c, null)).toEqual({ ok: true });
  expect(move(a, c)).toEqual({ ok: true });
  expect(names()).toEqual(["B", "A", "C"]);
  expect(move(b, b)).toEqual({ ok: false, refusal: "not_found" });
  expect(move(a, null, stranger())).toEqual({ ok: false, refusal: "not_found" });
  saved("0");
  expect(names()).toEqual(["B", "A", "C", "0"]);
});

test("discarded and restored: name, rules, place, columns and number are as they were", () => {
  const [, segmentId] = [saved("A"), saved("B", bounced), saved("C")];
  setSegmentColumns(access(), db, { segmentId: segmentId ?? 0, columns });
  const before = own();
  const gone = discardSegment(access(), db, { segmentId: segmentId ?? 0 }, testNow);
  if (!gone.ok || !gone.segment) throw new Error("it was not discarded");
  expect(names()).toEqual(["A", "C"]);
  expect(restoreSegment(access(), db, gone.segment, testNow)).toEqual({ ok: true, segmentId });
  expect(own()).toEqual(before);
  expect(restoreSegment(access(), db, gone.segment, testNow)).toEqual({ ok: false, refusal: "name_taken" });
  expect(actions().slice(-2)).toEqual(["segment_discarded", "segment_restored"]);
  expect(db.$client.prepare("SELECT group_concat(counts) FROM audit_log").pluck().get()).not.toContain("B");
});

test("a restored one takes no number that is another's or was never given", () => {
  const segmentId = saved("A");
  const restore = (id: number, name: string) =>
    restoreSegment(
      access(),
      db,
      { segmentId: id, name, filter: bounced, position: 0, columns: null },
      testNow,
    );
  expect(restore(segmentId, "B")).toEqual({ ok: true, segmentId: segmentId + 1 });
  expect(restore(900, "C")).toEqual({ ok: true, segmentId: segmentId + 2 });
  expect(restore(900, "D")).toMatchObject({ ok: true });
  const ada = { search: "ada" };
  const named = { segmentId, name: "E", filter: ada, position: 0, columns: null };
  expect(restoreSegment(access(), db, named, testNow)).toEqual({ ok: false, refusal: "names_a_person" });
});
