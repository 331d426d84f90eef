import { beforeEach, expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { billingRechecks, deletionJobs } from "@/db/schema";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { plansOfPages } from "@/testing/steps/plans";
import { unapprovedStatuses } from "../approval/unapproved-statuses";
import { deletionStates } from "./deletion-states";
import { findDeletion } from "./find-deletion";
import { deletionSearch, findDeletionPage } from "./find-deletion-page";

let db: Database;
let siteId: number;
/** Is the same for all sites, so that no number is also an id. */
let nextNumber = 1001;

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
});

function addJob(values: Partial<typeof deletionJobs.$inferInsert> = {}): number {
  const job = { siteId, status: "completed", createdBy: "owner", createdAt: testNow } as const;
  return db
    .insert(deletionJobs)
    .values({
      ...job,
      number: nextNumber++,
      plan: "{}",
      digest: "d",
      confirmedBy: "owner",
      confirmedAt: testNow,
      ...values,
    })
    .returning()
    .get().id;
}

const find = (search: Partial<ReturnType<typeof deletionSearch.parse>> = {}) =>
  findDeletionPage(ownerOf(siteId), db, deletionSearch.parse(search));
const numberOf = (id: number) => findDeletion(ownerOf(siteId), db, id)?.number ?? 0;
const idsOf = (search: Parameters<typeof find>[0]) => find(search).deletions.map(({ id }) => id);

test("a deletion is found by a part of why, whatever its case, and by its number", () => {
  const ticket = addJob({ why: "Ticket 4711: KÜNDIGUNG 100%" });
  const other = addJob({ why: "Cleaning up" });
  addJob();
  addJob({ siteId: createSite(db).id, why: "Ticket 4711" });
  expect(idsOf({ search: " ticket 4711 " })).toEqual([ticket]);
  expect(idsOf({ search: "kündigung" })).toEqual([ticket]);
  expect(idsOf({ search: "%" })).toEqual([ticket]);
  const number = numberOf(other);
  for (const search of [`${number}`, `No. ${number}`, `#${number}`])
    expect(idsOf({ search })).toEqual([other]);
  expect(idsOf({ search: String(other) })).toEqual([]);
  expect(idsOf({ search: "nothing like it" })).toEqual([]);
});

test("the number of another site's deletion finds nothing, nor does one that was never confirmed", () => {
  addJob({ siteId: createSite(db).id, number: 7001 });
  addJob({ status: "previewed", number: 7002 });
  for (const search of ["7001", "7002"]) expect(idsOf({ search })).toEqual([]);
});

test("each deletion is in exactly one state, and one that holds someone or has an alarm needs attention", () => {
  const running = addJob({ status: "running", needsAttentionCount: 1 });
  const held = addJob({ needsAttentionCount: 1 });
  const alarmed = addJob({ status: "stopped" });
  db.insert(billingRechecks)
    .values({
      siteId,
      jobId: alarmed,
      provider: "stripe",
      erasedAt: testNow,
      found: "later",
      state: "needs_attention",
      dueAt: testNow,
    })
    .run();
  const completed = addJob();
  const stopped = addJob({ status: "stopped" });
  const failed = addJob({ status: "failed" });
  const waiting = addJob({ status: "awaiting_approval" });
  const refused = unapprovedStatuses.map((status) => addJob({ status })).reverse();
  const all = deletionStates.map((state) => [state, idsOf({ state })]);
  expect(Object.fromEntries(all)).toEqual({
    under_way: [running],
    needs_attention: [alarmed, held],
    completed: [completed],
    stopped: [stopped],
    failed: [failed],
    awaiting_approval: [waiting],
    not_approved: refused,
  });
});

test("the newest is the one confirmed last, not the one whose dialog was opened last", () => {
  const [late, early] = [addJob({ number: 2 }), addJob({ number: 1 })];
  expect(idsOf({})).toEqual([late, early]);
});

test("pages go back to the first deletion, each of them once", () => {
  const ids = Array.from({ length: 120 }, () => addJob()).reverse();
  const seen: number[] = [];
  for (let before: number | null = null; ; ) {
    const page = find({ before });
    seen.push(...page.deletions.map(({ id }) => id));
    before = page.before;
    if (before === null) break;
  }
  expect(seen).toEqual(ids);
});

test("every page and every search is found by an index", async () => {
  const searches = [{}, { before: 9 }, { search: "ticket" }, { search: "4711", before: 9 }];
  for (const search of searches)
    for (const state of [null, ...deletionStates]) {
      const plans = await plansOfPages(db, () => find({ ...search, state }), "deletion_jobs");
      expect(plans.length).toBeGreaterThan(0);
      expect(plans.filter((step) => /^SCAN (?!CONSTANT ROW)/.test(step))).toEqual([]);
      // Only the few under way are sorted, and what a search or a look for attention has found.
      if (search.search === undefined && state !== "under_way" && state !== "needs_attention")
        expect(plans.filter((step) => step.includes("ORDER BY"))).toEqual([]);
    }
});
