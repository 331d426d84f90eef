import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import type { SiteAccess } from "@/lib/auth/site-access";
import { startBroadcast } from "@/lib/broadcasts/drafts/start-broadcast";
import { requestBroadcast } from "@/lib/broadcasts/request-broadcast";
import { requestBulkAction } from "@/lib/bulk-actions/request-bulk-action";
import { checkFilter } from "@/lib/contacts/list/parse-list-url";
import { requestManifest } from "@/lib/deletion/manifest/request-manifest";
import { askedFilter } from "@/lib/segments/asked-filter";
import { saveSegment } from "@/lib/segments/save-segment";
import { countSegments } from "@/testing/steps/count";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { contactFilter } from "./contact-filter";
import { costOf, mostCost } from "./filter-cost";
import { mostRules } from "./filter-group";
import type { FilterGroup, FilterRule } from "./filter-rule";
import { unknownInFilter } from "./unknown-in-filter";

let db: Database;
let access: SiteAccess;
beforeEach(() => {
  db = openMemoryDatabase();
  access = ownerOf(createSite(db).id);
  createContact(db, { siteId: access.siteId });
});

const times = <T>(count: number, of: T) => Array.from({ length: count }, () => of);
const all = (rules: FilterGroup["rules"]) => ({ where: { match: "all" as const, rules } });
const note: FilterRule = { field: "note", is: "not_contains", value: "quill" };
const large = all(times(mostRules, { match: "any" as const, rules: times(mostRules, note) }));
const wrong = { field: "cost", expected: "fewer rules, or fewer choices in each" };
const refused = { ok: false, refusal: "unknown_in_filter", ...wrong };

test("twenty of the dearest rules are let in, and five that list fifty tags; twenty times twenty are not", () => {
  const tags: FilterRule = { field: "tag", is: "any_of", ids: Array.from({ length: 50 }, (_, at) => at + 1) };
  expect(checkFilter(access, db, all(times(mostRules, note)))).toMatchObject({ ok: true });
  expect(costOf(all(times(5, tags)).where)).toBeLessThanOrEqual(mostCost);
  expect(checkFilter(access, db, all(times(6, tags)))).toEqual({
    ok: false,
    refusal: "invalid_input",
    ...wrong,
  });
  expect(contactFilter.safeParse(large).success).toBe(true);
  expect(checkFilter(access, db, large)).toEqual({ ok: false, refusal: "invalid_input", ...wrong });
});

test("every door that takes a filter refuses one that is too large, and says what to make smaller", async () => {
  const selection = { kind: "matching" as const, filter: large, except: [] };
  const plan = { selection, action: { do: "hide" as const } };
  expect(await requestManifest(access, db, selection, testNow)).toEqual(refused);
  expect(await requestBulkAction(access, db, plan, testNow)).toEqual(refused);
  expect(await requestBroadcast(access, db, selection, testNow)).toEqual(refused);
  expect(saveSegment(access, db, { name: "Large", filter: large }, testNow)).toEqual(refused);
  expect(unknownInFilter(wrong)).toBe(
    "The filter asks for too much at once. Choose fewer rules, or fewer choices in each.",
  );
});

test("a segment that was saved before is neither empty nor everyone: it is listed, not counted, and refused", async () => {
  const saved = saveSegment(access, db, { name: "Large", filter: all([note]) }, testNow);
  if (!saved.ok) throw new Error(saved.refusal);
  db.$client.prepare("UPDATE segments SET filter = ?").run(JSON.stringify(large));
  expect((await countSegments(access, db)).at(-1)).toMatchObject({
    name: "Large",
    count: null,
    filter: large,
  });
  const asked = new URLSearchParams({ segment: String(saved.segmentId) });
  expect(askedFilter(access, db, asked)).toEqual({ ok: false, refusal: "invalid_input", ...wrong });
  const target = JSON.stringify({ kind: "segment", segmentId: saved.segmentId });
  db.$client
    .prepare(
      `INSERT INTO broadcasts (id, site_id, subject, body, status, target, created_by, created_at)
       VALUES (1, ?, 'Hello', 'Hello.', 'draft', ?, 'owner', 1)`,
    )
    .run(access.siteId, target);
  expect(startBroadcast(access, db, { broadcastId: 1, hasMailServer: true }, testNow)).toEqual({
    ok: false,
    refusal: "segment_too_costly",
  });
});
