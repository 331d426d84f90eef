import { beforeEach, expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { discardBroadcasts } from "@/lib/broadcasts/discard-broadcasts";
import { awaitPreparedBroadcast, findPreparedBroadcast } from "@/lib/broadcasts/find-prepared-broadcast";
import { listBroadcasts } from "@/lib/broadcasts/list-broadcasts";
import { requestBroadcast } from "@/lib/broadcasts/request-broadcast";
import { sendBroadcast } from "@/lib/broadcasts/send-broadcast";
import { discardOldBulkActions } from "@/lib/bulk-actions/discard-old-bulk-actions";
import {
  awaitBulkActionPlan,
  findBulkAction,
  findBulkActionPlan,
  listBulkActions,
} from "@/lib/bulk-actions/find-bulk-actions";
import { requestBulkAction } from "@/lib/bulk-actions/request-bulk-action";
import { startBulkAction } from "@/lib/bulk-actions/start-bulk-action";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import type { JobContext } from "@/lib/jobs/job-context";
import { claimJob, LeaseLost, leaseMs } from "@/lib/jobs/lease";
import { retryBudget } from "@/lib/jobs/retry-budget";
import { ownerOf, testNow, testWorld } from "@/testing/steps/deletion";
import { preparationKinds, prepareAll } from "@/testing/steps/prepare";
import { discardPreparation } from "./discard-preparation";
import type { PreparedJob } from "./preparation";
import { prepareNext, runPreparation } from "./run-preparation";

let db: Database;
let siteId: number;
let now: number;
const everyone: ContactSelection = { kind: "matching", filter: { everyone: true }, except: [] };
const notFound = { ok: false, refusal: "not_found" };
const tables: PreparedJob["table"][] = ["bulk_actions", "broadcasts"];

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  now = testNow;
});

/** Adds contacts to the site, of whom each third is unsubscribed. */
function addContacts(
  count: number,
  status = "CASE value % 3 WHEN 0 THEN 'unsubscribed' ELSE 'subscribed' END",
) {
  db.$client
    .prepare(
      `INSERT INTO contacts (site_id, email, name, search_text, marketing_status, source, created_at, updated_at,
         last_activity_at)
       WITH RECURSIVE number(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM number WHERE value < @count)
       SELECT @siteId, 'reader' || value || '@press.example', '', 'reader' || value || '@press.example', ${status}, 'manual', 1, 1, 1
       FROM number`,
    )
    .run({ siteId, count });
}

const world = (): JobContext => ({ ...testWorld(db), now: () => now });
const claim = (owner = "lane") => claimJob(db, "preparations", owner, now);
const pluck = (sql: string, ...values: unknown[]) =>
  db.$client
    .prepare(sql)
    .pluck()
    .get(...values);
const rowsOf = (...names: string[]) =>
  names.flatMap((name) => db.$client.prepare(`SELECT * FROM ${name}`).all());
const content = () =>
  rowsOf(
    "preparations",
    "bulk_actions",
    "bulk_action_items",
    "broadcasts",
    "broadcast_recipients",
    "tags",
    "job_failures",
  );

/** Requests a hiding or a broadcast, and returns its id. */
async function request(table: PreparedJob["table"], selection = everyone, site = siteId): Promise<number> {
  const access = ownerOf(site);
  if (table === "broadcasts") {
    const requested = await requestBroadcast(access, db, selection, now);
    if (!requested.ok) throw new Error(requested.refusal);
    return requested.broadcastId;
  }
  const requested = await requestBulkAction(access, db, { selection, action: { do: "hide" } }, now);
  if (!requested.ok) throw new Error(requested.refusal);
  return requested.jobId;
}

const read = (table: PreparedJob["table"], id: number, site = siteId) =>
  table === "broadcasts"
    ? findPreparedBroadcast(ownerOf(site), db, id, now)
    : findBulkActionPlan(ownerOf(site), db, id, now);
const discard = (table: PreparedJob["table"], id: number, site = siteId) =>
  discardPreparation(ownerOf(site), db, { table, id });
const frozenCount = (table: PreparedJob["table"], id: number) =>
  table === "broadcasts"
    ? pluck("SELECT count(*) FROM broadcast_recipients WHERE broadcast_id = ?", id)
    : pluck("SELECT count(*) FROM bulk_action_items WHERE job_id = ?", id);

/** Is a world with a slow clock, so that a slice has few batches, in which something happens at one look at it. */
function atLook(looks: number, happen: () => void): JobContext {
  let left = looks;
  return {
    ...world(),
    now: () => {
      for (const until = performance.now() + 4; performance.now() < until; );
      left -= 1;
      if (left === 0) happen();
      return now;
    },
  };
}

/** Is a world whose process dies at a look at the clock, which may be in the middle of a transaction. */
function mortal(looks: number): JobContext {
  return atLook(looks, () => {
    throw new Error("killed");
  });
}

const ready = {
  bulk_actions: { ok: true, state: "prepared", job: { contactCount: 9_000, plannedCount: 8_000 } },
  broadcasts: {
    ok: true,
    state: "prepared",
    prepared: {
      audience: {
        selectedCount: 9_000,
        willGetCount: 6_000,
        without: [{ reason: "unsubscribed", count: 3_000 }],
      },
    },
  },
};

/** Adds contacts who take several slices, a ninth of them hidden. */
function addMany(): void {
  addContacts(9_000);
  db.$client.exec("UPDATE contacts SET hidden_at = CASE WHEN id % 9 = 0 THEN 1 END");
}
const withHidden: ContactSelection = {
  kind: "ids",
  ids: Array.from({ length: 9_000 }, (_, at) => at + 1),
};

test.each(tables)("it is stored at once, shown nowhere, and prepared by the worker: %s", async (table) => {
  addMany();
  const id = await request(table, withHidden);
  expect(read(table, id)).toEqual({
    ok: true,
    state: "counting",
    jobId: id,
    counted: 0,
    share: 0,
    leftMs: null,
  });
  expect(frozenCount(table, id)).toBe(0);
  expect([listBulkActions(ownerOf(siteId), db), listBroadcasts(ownerOf(siteId), db)]).toEqual([[], []]);
  expect(findBulkAction(ownerOf(siteId), db, id)).toBeUndefined();
  expect(startBulkAction(ownerOf(siteId), db, { jobId: id }, now)).toEqual(notFound);
  const message = { broadcastId: id, subject: "Letter", body: "Hello." };
  expect(sendBroadcast(ownerOf(siteId), db, message, now)).toEqual(notFound);
  await prepareAll(world());
  expect(read(table, id)).toMatchObject(ready[table]);
  expect(pluck("SELECT count(*) FROM preparations")).toBe(0);
});

test.each(tables)(
  "killed again and again it goes on, never backwards, to the same numbers: %s",
  async (table) => {
    addMany();
    const id = await request(table, withHidden);
    const reached: number[] = [];
    for (let looks = 1; ; looks += 3) {
      now += leaseMs;
      const job = claim(`process ${looks}`);
      if (!job) break;
      await runPreparation(mortal(looks), job, preparationKinds).catch(() => undefined);
      const reading = read(table, id);
      if (!reading.ok) throw new Error(reading.refusal);
      if (reading.state === "prepared") continue;
      reached.push(reading.counted);
      expect(frozenCount(table, id)).toBe(
        table === "broadcasts" ? reading.counted - Math.floor(reading.counted / 3) : reading.counted,
      );
    }
    expect(reached).toEqual([...reached].sort((one, other) => one - other));
    expect(new Set(reached).size).toBeGreaterThan(2);
    expect(read(table, id)).toMatchObject(ready[table]);
    expect(frozenCount(table, id)).toBe(table === "broadcasts" ? 6_000 : 9_000);
  },
);

test("how far it is, and how long it still takes, is said from what was looked through", async () => {
  addMany();
  const id = await request("bulk_actions", withHidden);
  const job = claim();
  if (job) await runPreparation(mortal(18), job, preparationKinds).catch(() => undefined);
  now += 1_000;
  const reading = read("bulk_actions", id);
  if (!reading.ok || reading.state !== "counting") throw new Error("it is not being counted");
  expect(reading.counted).toBeGreaterThan(0);
  expect(reading.share).toBeCloseTo(reading.counted / 9_000, 5);
  expect(reading.leftMs).toBeCloseTo((1_000 / reading.counted) * (9_000 - reading.counted), 3);
});

test("the first answer waits for a short one, and says how far a long one is", async () => {
  addContacts(3);
  const [plan, draft] = [await request("bulk_actions"), await request("broadcasts")];
  let at = now;
  const impatient = () => {
    at += 400;
    return at;
  };
  const access = ownerOf(siteId);
  expect(await awaitBulkActionPlan(access, db, plan, impatient)).toMatchObject({ state: "counting" });
  const patient = [
    awaitBulkActionPlan(access, db, plan, () => now),
    awaitPreparedBroadcast(access, db, draft, () => now),
  ];
  await prepareAll(world());
  expect(await Promise.all(patient)).toMatchObject([
    { state: "prepared", job: { id: plan } },
    { state: "prepared", prepared: { broadcastId: draft } },
  ]);
});

test.each(tables)(
  "discarded, it is not found, stops with its slice, and leaves nothing: %s",
  async (table) => {
    addMany();
    const before = content();
    const id = await request(table, withHidden);
    const job = claim();
    if (!job) throw new Error("nothing is to be prepared");
    const discarding = atLook(9, () => setImmediate(() => discard(table, id)));
    await expect(runPreparation(discarding, job, preparationKinds)).rejects.toThrow(LeaseLost);
    expect(read(table, id)).toEqual(notFound);
    expect(frozenCount(table, id)).toBeGreaterThan(0);
    for (let rounds = 0; rounds < 6; rounds += 1) {
      discardOldBulkActions(db, now);
      discardBroadcasts(db, now);
    }
    expect(content()).toEqual(before);
    expect(discard(table, id)).toEqual(notFound);
  },
);

test("a tag that was made for it goes with it", async () => {
  addContacts(3);
  const plan = { selection: everyone, action: { do: "add_tag" as const, tag: "spring" } };
  const requested = await requestBulkAction(ownerOf(siteId), db, plan, now);
  if (!requested.ok) throw new Error(requested.refusal);
  expect(pluck("SELECT count(*) FROM tags")).toBe(1);
  discard("bulk_actions", requested.jobId);
  discardOldBulkActions(db, now);
  expect(content()).toEqual([]);
});

test.each(tables)(
  "nobody asks for it any more: it goes after a while, also while it is counted: %s",
  async (table) => {
    addContacts(3);
    await request(table);
    now += 86_400_000;
    for (let rounds = 0; rounds < 2; rounds += 1) {
      discardOldBulkActions(db, now);
      discardBroadcasts(db, now);
    }
    expect(content()).toEqual([]);
    expect(claim()).toBeUndefined();
  },
);

test.each(tables)(
  "another site does not find it, a colleague cannot discard it, nor anybody one that is ready: %s",
  async (table) => {
    addContacts(3);
    const other = createSite(db).id;
    const id = await request(table);
    expect([read(table, id, other), discard(table, id, other)]).toEqual([notFound, notFound]);
    const colleague = { ...ownerOf(siteId), userId: "colleague" };
    expect(discardPreparation(colleague, db, { table, id })).toEqual(notFound);
    await prepareAll(world());
    expect([read(table, id, other), discard(table, id)]).toEqual([notFound, notFound]);
    expect(read(table, id)).toMatchObject({ ok: true, state: "prepared" });
  },
);

test.each(tables)("what grows with the selection is refused by the worker: %s", async (table) => {
  addContacts(1_500);
  const ids = Array.from({ length: 1_502 }, (_, at) => at + 1);
  const missing = await request(table, { kind: "ids", ids });
  await prepareAll(world());
  expect(read(table, missing)).toEqual({ ok: false, refusal: "contacts_not_found", missingCount: 2 });
  expect(pluck("SELECT selection FROM preparations")).toBeNull();
  expect(frozenCount(table, missing)).toBe(0);
});

test("that nobody is subscribed is found by the worker, and nothing can be sent", async () => {
  addContacts(3, "'pending'");
  const id = await request("broadcasts");
  await prepareAll(world());
  expect(read("broadcasts", id)).toMatchObject({
    refusal: "nobody_subscribed",
    audience: { selectedCount: 3 },
  });
  const message = { broadcastId: id, subject: "Letter", body: "Hello." };
  expect(sendBroadcast(ownerOf(siteId), db, message, now)).toEqual(notFound);
  expect(discard("broadcasts", id)).toEqual({ ok: true });
});

test("a few contacts do not wait for thousands", async () => {
  addMany();
  const long = await request("bulk_actions", withHidden);
  const job = claim();
  if (!job) throw new Error("nothing is to be prepared");
  let short = 0;
  const few: ContactSelection = { kind: "ids", ids: [1] };
  const meanwhile = atLook(9, () => void request("broadcasts", few).then((id) => (short = id)));
  await runPreparation(meanwhile, job, preparationKinds);
  expect(read("bulk_actions", long)).toMatchObject({ state: "counting" });
  await prepareNext(world(), "lane", preparationKinds);
  expect(read("broadcasts", short)).toMatchObject({ state: "prepared" });
  await prepareAll(world());
  expect(read("bulk_actions", long)).toMatchObject(ready.bulk_actions);
});

test("one that cannot be prepared ends with a reference and without its selection, and the next is prepared", async () => {
  addContacts(3);
  db.$client.exec(
    "CREATE TEMP TRIGGER poison BEFORE INSERT ON bulk_action_items BEGIN SELECT RAISE(ABORT, 'poison'); END",
  );
  const id = await request("bulk_actions");
  for (let tries = 0; tries < retryBudget; tries += 1) {
    expect(await prepareNext(world(), "lane", preparationKinds)).toBe(true);
    now += 60_000;
  }
  const reference = expect.stringMatching(/^[0-9a-f-]{36}$/);
  expect(read("bulk_actions", id)).toEqual({ ok: false, refusal: "unexpected", reference });
  expect(pluck("SELECT selection FROM preparations")).toBeNull();
  db.$client.exec("DROP TRIGGER poison");
  const again = await request("bulk_actions");
  await prepareAll(world());
  expect(read("bulk_actions", again)).toMatchObject({ state: "prepared", job: { contactCount: 3 } });
  discard("bulk_actions", id);
  expect(pluck("SELECT count(*) FROM job_failures")).toBe(0);
});

test("the selection is in the file encrypted only, and gone when counting has ended", async () => {
  addContacts(3);
  const search: ContactSelection = { kind: "matching", filter: { search: "reader1@press" }, except: [] };
  for (const table of tables) await request(table, search);
  const stored = () => JSON.stringify(content()).toLowerCase();
  expect(stored()).not.toMatch(/reader1|press/);
  await prepareAll(world());
  expect(stored()).not.toMatch(/reader1|press/);
  expect(pluck("SELECT count(*) FROM preparations")).toBe(0);
  expect(pluck("SELECT contact_count FROM bulk_actions")).toBe(1);
});
