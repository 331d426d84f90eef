import fc from "fast-check";
import { expect, test } from "vitest";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { contactTables } from "@/db/reachable-tables";
import { claimJob } from "@/lib/jobs/lease";
import { mustPreview, ownerOf, testNow, testWorld } from "@/testing/steps/deletion";
import { prepareBulkAction } from "@/testing/steps/prepare";
import { runsOf } from "@/testing/steps/runs";
import type { BulkAction } from "./actions/bulk-action";
import { discardOldBulkActions } from "./discard-old-bulk-actions";
import { listBulkActions } from "./find-bulk-actions";
import { runBulkAction } from "./run-bulk-action";
import { startBulkAction } from "./start-bulk-action";
import { undoBulkAction } from "./undo-bulk-action";

const everyone = { kind: "matching" as const, filter: { everyone: true as const }, except: [] };

/** Makes contacts in every state that a bulk action can find. */
function world() {
  const db = openMemoryDatabase();
  const siteId = createSite(db).id;
  const catalogue = createCatalogue(db, { siteId });
  const access = ownerOf(siteId);
  const { sequenceId, tagId, oneOffOfferId: offerId } = catalogue;
  const put = (table: string, row: Record<string, unknown>) => {
    const names = Object.keys(row);
    db.$client
      .prepare(`INSERT INTO ${table} (${names.join()}) VALUES (${names.map((name) => `@${name}`).join()})`)
      .run(row);
  };
  const contact = (hiddenAt: number | null = null) => {
    const { id } = createContact(db, { siteId });
    db.$client.prepare("UPDATE contacts SET hidden_at = ? WHERE id = ?").run(hiddenAt, id);
    return id;
  };
  contact();
  contact(77);
  for (const status of ["active", "left", "completed"])
    put("sequence_enrollments", { contact_id: contact(), sequence_id: sequenceId, status, created_at: 11 });
  put("contact_tags", { contact_id: contact(), tag_id: tagId, created_at: 12 });
  const purchase = { offer_id: offerId, amount: 0, currency: "EUR", created_at: 13 };
  for (const [kind, revoked_at] of [
    ["granted", null],
    ["granted", 14],
    ["bought", null],
    ["bought", 15],
  ] as const) {
    const contact_id = contact();
    put("purchases", { ...purchase, contact_id, id: contact_id * 1000, kind, revoked_at });
    if (kind === "bought" || revoked_at === null)
      db.$client.prepare("UPDATE contacts SET is_customer = 1 WHERE id = ?").run(contact_id);
  }
  const carryOut = async (action: BulkAction): Promise<number> => {
    const prepared = await prepareBulkAction(access, db, { selection: everyone, action }, testNow);
    if (!prepared.ok) throw new Error(prepared.refusal);
    startBulkAction(access, db, { jobId: prepared.job.id }, testNow);
    await run();
    return prepared.job.id;
  };
  const run = async () => {
    const job = claimJob(db, "bulk_actions", "test", testNow);
    if (!job) throw new Error("no job is open");
    await runBulkAction(testWorld(db), job);
  };
  const undo = async (jobId: number) => {
    if (undoBulkAction(access, db, { jobId }, testNow + 1).ok) await run();
  };
  return { db, access, sequenceId, tagId, offerId, carryOut, undo };
}

/** Returns everything that belongs to contacts, except when they were last changed. */
function standing(db: Database): Record<string, unknown[]> {
  const rows = (table: string) =>
    db.$client.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[];
  const contacts = rows("contacts").map(({ updated_at, ...contact }) => contact);
  return {
    contacts,
    tags: rows("tags"),
    ...Object.fromEntries(contactTables(db).map((table) => [table, rows(table)])),
  };
}

const actions = (of: ReturnType<typeof world>): BulkAction[] => [
  { do: "add_tag", tag: "spring" },
  { do: "remove_tag", tagId: of.tagId },
  { do: "join_sequence", sequenceId: of.sequenceId },
  { do: "leave_sequence", sequenceId: of.sequenceId },
  { do: "grant_offer", offerId: of.offerId },
  { do: "revoke_offer", offerId: of.offerId },
  { do: "hide" },
];

test.each(actions(world()).map((action, index) => [action.do, index] as const))(
  "%s, undone: everything that belongs to anyone is as if it had not been",
  async (_, index) => {
    const stage = world();
    const action = actions(stage)[index];
    if (!action) throw new Error("no such action");
    const before = standing(stage.db);
    const jobId = await stage.carryOut(action);
    expect(standing(stage.db)).not.toEqual(before);
    await stage.undo(jobId);
    expect(standing(stage.db)).toEqual(before);
  },
);

test("showing those who are hidden, undone: each is hidden since when they were", async () => {
  const { db, access, undo } = world();
  const hidden = () => db.$client.prepare("SELECT id, hidden_at FROM contacts ORDER BY id").all();
  const before = hidden();
  const ids = db.$client.prepare("SELECT id FROM contacts").pluck().all() as number[];
  const plan = { selection: { kind: "ids" as const, ids }, action: { do: "unhide" as const } };
  const prepared = await prepareBulkAction(access, db, plan, testNow);
  if (!prepared.ok) throw new Error(prepared.refusal);
  startBulkAction(access, db, { jobId: prepared.job.id }, testNow);
  const job = claimJob(db, "bulk_actions", "test", testNow);
  if (job) await runBulkAction(testWorld(db), job);
  expect(hidden()).not.toEqual(before);
  await undo(prepared.job.id);
  expect(hidden()).toEqual(before);
});

test("any actions in any order, undone from the last to the first, leave nothing behind", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(6), { minLength: 1, maxLength: 5 }), async (order) => {
      const stage = world();
      const before = standing(stage.db);
      const done: number[] = [];
      for (const index of order) {
        const action = actions(stage)[index];
        if (action) done.push(await stage.carryOut(action));
      }
      for (const jobId of done.reverse()) await stage.undo(jobId);
      expect(standing(stage.db)).toEqual(before);
      stage.db.$client.close();
    }),
    { numRuns: runsOf(25) },
  );
});

test("the dialog of a deletion counts nothing that was undone", async () => {
  const { db, access, sequenceId, offerId, carryOut, undo } = world();
  const records = async () => (await mustPreview(access, db, everyone)).plan;
  const before = await records();
  for (const action of [
    { do: "join_sequence", sequenceId },
    { do: "grant_offer", offerId },
  ] as const)
    await undo(await carryOut(action));
  expect(await records()).toEqual(before);
});

test("what was undone, and what can be, goes with the job after a day", async () => {
  const { db, sequenceId, carryOut } = world();
  await carryOut({ do: "join_sequence", sequenceId });
  const kept = () => db.$client.prepare("SELECT count(*) FROM bulk_action_changes").pluck().get();
  expect(kept()).toBeGreaterThan(0);
  for (let batch = 0; batch < 3; batch += 1) discardOldBulkActions(db, testNow + 86_400_001);
  expect(kept()).toBe(0);
});

test("what someone bought on a granted offer meanwhile is not taken away by undoing the grant", async () => {
  const { db, offerId, carryOut, undo } = world();
  const jobId = await carryOut({ do: "grant_offer", offerId });
  const granted = db.$client
    .prepare("SELECT contact_id, id FROM purchases WHERE created_at = ? LIMIT 1")
    .get(testNow) as { contact_id: number; id: number };
  db.$client
    .prepare(
      `INSERT INTO payments (contact_id, purchase_id, id, amount, currency, status, created_at)
       VALUES (@contact_id, @id, 1, 500, 'EUR', 'paid', 1)`,
    )
    .run(granted);
  await undo(jobId);
  expect(db.$client.prepare("SELECT revoked_at FROM purchases WHERE id = ?").get(granted.id)).toEqual({
    revoked_at: testNow,
  });
  expect(db.$client.prepare("SELECT count(*) FROM payments WHERE id = 1").pluck().get()).toBe(1);
});

test("a tag that was made for a change goes with it, also one that nobody was given, unless it is used", async () => {
  const { db, access, carryOut, undo } = world();
  const tags = () => db.$client.prepare("SELECT name FROM tags ORDER BY id").pluck().all();
  const before = tags();
  const action = { do: "add_tag" as const, tag: "spring" };
  const prepared = await prepareBulkAction(access, db, { selection: everyone, action }, testNow);
  expect(prepared.ok && tags()).toEqual([...before, "spring"]);
  for (let batch = 0; batch < 3; batch += 1) discardOldBulkActions(db, testNow + 86_400_001);
  expect(tags()).toEqual(before);
  const undone = await carryOut(action);
  await undo(undone);
  expect(tags()).toEqual(before);
  expect(listBulkActions(access, db).map(({ subject }) => subject)).toEqual(["spring", "spring"]);
  const jobId = await carryOut(action);
  const tagId = db.$client.prepare("SELECT id FROM tags WHERE name = 'spring'").pluck().get();
  const filter = JSON.stringify({ rules: [{ field: "tag", operator: "any", ids: [tagId] }] });
  db.$client
    .prepare(
      "INSERT INTO segments (site_id, name, filter, created_by, created_at) VALUES (?, 'Spring', ?, 'owner', 1)",
    )
    .run(access.siteId, filter);
  await undo(jobId);
  expect(tags()).toEqual([...before, "spring"]);
});
