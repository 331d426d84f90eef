import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import { startBulkAction } from "@/lib/bulk-actions/start-bulk-action";
import { takeTag } from "@/lib/contacts/change/site-tags";
import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";
import { findWrongRule } from "@/lib/contacts/filter/filter-options";
import { budgetOf } from "@/lib/contacts/list/count-contacts";
import { runChange } from "@/lib/definition-changes/run-change";
import { claimJob } from "@/lib/jobs/lease";
import { saveSegment } from "@/lib/segments/save-segment";
import { runChanges } from "@/testing/steps/definition-changes";
import { ownerOf, testNow, testWorld } from "@/testing/steps/deletion";
import { prepareBulkAction } from "@/testing/steps/prepare";
import { runsOf } from "@/testing/steps/runs";
import {
  confirmTagDeletion,
  confirmTagMerge,
  createTag,
  renameTag,
  requestTagDeletion,
  requestTagMerge,
} from "./change-tags";
import { listTags, planTagChange } from "./list-tags";

let db: Database;
let access: SiteAccess;
beforeEach(() => {
  db = openMemoryDatabase();
  access = ownerOf(createSite(db).id);
});

const values = (sql: string, ...given: unknown[]) =>
  db.$client
    .prepare(sql)
    .pluck()
    .all(...given);
const everyone = { kind: "matching" as const, filter: { everyone: true as const }, except: [] };

function mustCreate(name: string, of = access): number {
  const made = createTag(of, db, { name }, testNow);
  if (!made.ok) throw new Error(made.refusal);
  return made.tagId;
}

function tag(contactId: number, ...ids: number[]): void {
  for (const id of ids) db.$client.prepare("INSERT INTO contact_tags VALUES (?, ?, 1)").run(contactId, id);
}

const contact = (...ids: number[]) => {
  const { id } = createContact(db, { siteId: access.siteId });
  tag(id, ...ids);
  return id;
};

function segment(name: string, filter: ContactFilter): () => ContactFilter {
  const saved = saveSegment(access, db, { name, filter }, testNow);
  if (!saved.ok) throw new Error(saved.refusal);
  return () => JSON.parse(values("SELECT filter FROM segments WHERE id = ?", saved.segmentId)[0] as string);
}

const tagged = (is: "any_of" | "none_of", ...ids: number[]): ContactFilter => ({
  where: { match: "all", rules: [{ field: "tag", is, ids }] },
});

const havers = (tagId: number) =>
  values("SELECT contact_id FROM contact_tags WHERE tag_id = ? ORDER BY 1", tagId);
const audited = () => values("SELECT action || ' ' || counts FROM audit_log ORDER BY id");

test("a tag goes only for whoever types its name, in whatever case", () => {
  const [from, into] = [mustCreate("Fair"), mustCreate("Bookfair")];
  const merge = { tagId: from, intoId: into };
  const untyped = { ok: false, refusal: "confirmation_mismatch" };
  for (const phrase of ["", "Bookfair"]) {
    expect(confirmTagMerge(access, db, { ...merge, phrase }, testNow)).toEqual(untyped);
    expect(confirmTagDeletion(access, db, { tagId: from, phrase }, testNow)).toEqual(untyped);
  }
  expect(confirmTagDeletion(access, db, { tagId: 404, phrase: "Fair" }, testNow)).toMatchObject({
    refusal: "not_found",
  });
  expect(confirmTagMerge(access, db, { ...merge, phrase: "fair" }, testNow)).toMatchObject({ ok: true });
  expect(confirmTagDeletion(access, db, { tagId: into, phrase: "Bookfair" }, testNow)).toMatchObject({
    refusal: "tag_is_changing",
  });
});

test("a tag is made once in whatever case, and renamed for everyone who has it", async () => {
  const vip = mustCreate("VIP");
  const ada = contact(vip);
  expect(createTag(access, db, { name: "vip" }, testNow)).toEqual({ ok: false, refusal: "name_taken" });
  const fair = mustCreate("Fair");
  expect(renameTag(access, db, { tagId: fair, name: "vip" }, testNow)).toMatchObject({
    refusal: "name_taken",
  });
  expect(renameTag(access, db, { tagId: vip, name: "Best" }, testNow)).toEqual({ ok: true });
  expect(renameTag(access, db, { tagId: vip, name: "best" }, testNow)).toEqual({ ok: true });
  expect(havers(vip)).toEqual([ada]);
  expect(values("SELECT name FROM tags ORDER BY id")).toEqual(["best", "Fair"]);
  expect(audited().join()).not.toMatch(/vip|best|fair/i);
  const other = ownerOf(createSite(db).id);
  expect(renameTag(other, db, { tagId: vip, name: "Mine" }, testNow)).toMatchObject({ refusal: "not_found" });
  expect(createTag(other, db, { name: "best" }, testNow)).toMatchObject({ ok: true });
});

test("merging gives everyone the other tag once, and segments, lists and actions follow", async () => {
  const [from, into, third] = [mustCreate("Fair"), mustCreate("Bookfair"), mustCreate("Third")];
  const [one, both, none] = [contact(from), contact(from, into), contact(third)];
  const any = segment("At a fair", tagged("any_of", from, into, third));
  const not = segment("Not at a fair", tagged("none_of", from));
  db.$client
    .prepare(
      "INSERT INTO imports (site_id, created_by, status, created_at, tags) VALUES (?, '1', 'checked', 0, ?)",
    )
    .run(access.siteId, JSON.stringify(["fair", "bookfair", "new"]));
  const action = { do: "add_tag" as const, tag: "fair" };
  const prepared = await prepareBulkAction(access, db, { selection: everyone, action }, testNow);
  if (!prepared.ok) throw new Error(prepared.refusal);
  const plan = await planTagChange(access, db, {
    tagId: from,
    intoId: into,
    next: null,
    budget: budgetOf(50),
  });
  expect(plan).toMatchObject({ having: 2, both: 1, next: null });
  expect(plan).toMatchObject({
    segments: [{ name: "At a fair", dependsOnIt: false }, { dependsOnIt: true }],
  });

  const asked = requestTagMerge(access, db, { tagId: from, intoId: into }, testNow);
  expect(asked).toMatchObject({ ok: true });
  expect(requestTagMerge(access, db, { tagId: from, intoId: into }, testNow)).toMatchObject({
    refusal: "tag_is_changing",
  });
  expect(write(db, (tx) => takeTag(tx, access.siteId, "FAIR"))).toBe(into);
  await runChanges(db);
  expect(havers(into)).toEqual([one, both]);
  expect([havers(from), havers(third)]).toEqual([[], [none]]);
  expect([any(), not()]).toEqual([tagged("any_of", into, third), tagged("none_of", into)]);
  expect(values("SELECT tags FROM imports")).toEqual([JSON.stringify(["Bookfair", "new"])]);
  expect(values("SELECT name FROM tags ORDER BY id")).toEqual(["Bookfair", "Third"]);
  expect(write(db, (tx) => takeTag(tx, access.siteId, "fair", new Map([["fair", from]])))).toBe(into);
  expect(audited().at(-1)).toBe('tags_merged {"contacts":2}');
  expect(requestTagMerge(access, db, { tagId: from, intoId: into }, testNow)).toMatchObject({
    refusal: "not_found",
  });
  startBulkAction(access, db, { jobId: prepared.job.id }, testNow);
  expect(values("SELECT json_extract(action, '$.tagId') FROM bulk_actions")).toEqual([into]);
  const listed = await listTags(access, db, { next: null, budget: budgetOf(50) });
  expect(listed).toMatchObject({
    tags: [{ name: "Bookfair", formerNames: ["Fair"], count: 2, isExact: true }, {}],
  });
});

test("deleting takes the tag from everyone; a segment that needs it alone matches nobody, never everybody", async () => {
  const [gone, kept] = [mustCreate("Gone"), mustCreate("Kept")];
  const [ada, ben] = [contact(gone, kept), contact(kept)];
  const mended = segment("Either", tagged("any_of", gone, kept));
  const broken = segment("Without", tagged("none_of", gone));
  expect(requestTagDeletion(access, db, { tagId: gone }, testNow)).toMatchObject({ ok: true });
  await runChanges(db);
  expect([havers(gone), havers(kept)]).toEqual([[], [ada, ben]]);
  expect(mended()).toEqual(tagged("any_of", kept));
  expect(broken()).toEqual(tagged("none_of", gone));
  expect(findWrongRule(access, db, broken())).toEqual({ field: "tag", expected: "a tag of this site" });
  expect(audited().at(-1)).toBe('tag_deleted {"contacts":1}');
  expect(requestTagDeletion(access, db, { tagId: gone }, testNow)).toMatchObject({ refusal: "not_found" });
});

test("a tag that a running action gives to contacts stays until that has ended", async () => {
  const action = { do: "add_tag" as const, tag: "spring" };
  contact();
  const prepared = await prepareBulkAction(access, db, { selection: everyone, action }, testNow);
  if (!prepared.ok) throw new Error(prepared.refusal);
  startBulkAction(access, db, { jobId: prepared.job.id }, testNow);
  const [spring] = values("SELECT id FROM tags") as [number];
  expect(requestTagDeletion(access, db, { tagId: spring }, testNow)).toMatchObject({
    refusal: "tag_is_in_use",
  });
});

test("another site's tag is not found, and its tags and contacts are left alone", async () => {
  const other = ownerOf(createSite(db).id);
  const [from, into] = [mustCreate("Fair"), mustCreate("Bookfair")];
  const theirs = mustCreate("Fair", other);
  const neighbour = createContact(db, { siteId: other.siteId }).id;
  tag(neighbour, theirs);
  expect(requestTagMerge(other, db, { tagId: from, intoId: theirs }, testNow)).toMatchObject({
    refusal: "not_found",
  });
  expect(requestTagDeletion(other, db, { tagId: from }, testNow)).toMatchObject({ refusal: "not_found" });
  expect(await planTagChange(other, db, { tagId: from, next: null, budget: budgetOf(50) })).toBeUndefined();
  requestTagMerge(access, db, { tagId: from, intoId: into }, testNow);
  await runChanges(db);
  expect(havers(theirs)).toEqual([neighbour]);
  expect(write(db, (tx) => takeTag(tx, other.siteId, "fair"))).toBe(theirs);
});

test("a merge that cannot be finished leaves the tag and its segments, and ends well when tried again", async () => {
  const [from, into] = [mustCreate("Fair"), mustCreate("Bookfair")];
  const ada = contact(from);
  requestTagMerge(access, db, { tagId: from, intoId: into }, testNow);
  db.$client.exec("CREATE TEMP TRIGGER stop BEFORE DELETE ON tags BEGIN SELECT RAISE(ABORT, 'stop'); END");
  await expect(runChanges(db)).rejects.toThrow("stop");
  expect(values("SELECT name FROM tags ORDER BY id")).toEqual(["Fair", "Bookfair"]);
  db.$client.exec("DROP TRIGGER stop");
  await runChanges(db);
  expect([havers(into), values("SELECT name FROM tags")]).toEqual([[ada], ["Bookfair"]]);
});

test("property: whoever had either has the one that is left, whatever stopped the merge in between", async () => {
  const holding = fc.array(fc.subarray([0, 1, 2]), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(holding, fc.nat(3), async (holdings, stops) => {
      db = openMemoryDatabase();
      access = ownerOf(createSite(db).id);
      const tags = [mustCreate("A"), mustCreate("B"), mustCreate("C")];
      const [a = 0, b = 0, c = 0] = tags;
      const people = holdings.map((held) => ({ id: contact(...held.map((at) => tags[at] ?? 0)), held }));
      const had = (...which: number[]) =>
        people.filter(({ held }) => held.some((at) => which.includes(at))).map(({ id }) => id);
      requestTagMerge(access, db, { tagId: a, intoId: b }, testNow);
      for (let stop = 0; stop < stops; stop += 1) {
        const job = claimJob(db, "definition_changes", "test", testNow);
        // The job is taken over in between, so the transaction under way fails.
        if (job) await runChange(testWorld(db), { ...job, leaseOwner: "gone" }).catch(() => undefined);
      }
      await runChanges(db);
      expect([havers(a), havers(b), havers(c)]).toEqual([[], had(0, 1), had(2)]);
    }),
    { numRuns: runsOf(40) },
  );
});

test("counts go on from where the budget ended, and add up", async () => {
  const [many, few] = [mustCreate("Many"), mustCreate("Few")];
  for (let at = 0; at < 7; at += 1) contact(many, ...(at < 3 ? [few] : []));
  const tiny = () => ({ isSpent: () => true, size: { next: () => 2, took: () => undefined } });
  const sums = new Map<string, number>();
  let next: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listTags>> = await listTags(access, db, { next, budget: tiny() });
    if (!page.ok) throw new Error(page.refusal);
    for (const { name, count, isExact } of page.tags) if (isExact) sums.set(name, count);
    next = page.next;
  } while (next !== null);
  expect([...sums]).toEqual([
    ["Many", 7],
    ["Few", 3],
  ]);
  expect(await listTags(access, db, { next: "x", budget: tiny() })).toMatchObject({
    refusal: "invalid_input",
  });
  const steps = db.$client
    .prepare(
      `EXPLAIN QUERY PLAN SELECT contact_id FROM contact_tags INDEXED BY contact_tags_tag
       WHERE tag_id = 1 AND contact_id > 5 ORDER BY contact_id LIMIT 10`,
    )
    .all() as { detail: string }[];
  expect(steps.map(({ detail }) => detail)).toEqual([
    "SEARCH contact_tags USING COVERING INDEX contact_tags_tag (tag_id=? AND contact_id>?)",
  ]);
});

test("a list that was uploaded and has no tags yet holds up no new name", () => {
  db.$client
    .prepare(
      "INSERT INTO imports (site_id, created_by, status, created_at, file_name) VALUES (?, 'owner', 'uploaded', 1, 'l.csv')",
    )
    .run(access.siteId);
  const tagId = mustCreate("fair");
  expect(renameTag(access, db, { tagId, name: "market" }, testNow)).toEqual({ ok: true });
  expect(values("SELECT tags FROM imports")).toEqual([null]);
});
