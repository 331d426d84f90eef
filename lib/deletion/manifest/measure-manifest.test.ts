import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { tableNames } from "@/db/reachable-tables";
import { notes, tags } from "@/db/schema";
import type { BillingReading } from "@/lib/billing/provider/billing-reading";
import { mergeContacts } from "@/lib/contacts/change/merge-contacts";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import type { JobContext } from "@/lib/jobs/job-context";
import { claimJob, LeaseLost, leaseMs } from "@/lib/jobs/lease";
import { retryBudget, withinRetryBudget } from "@/lib/jobs/retry-budget";
import { mustConfirm, ownerOf, testNow, testWorld } from "@/testing/steps/deletion";
import { awaitManifest } from "./await-manifest";
import { discardExpiredManifests, discardManifest } from "./discard-manifests";
import { findManifest, type ManifestReading, manifestLifetimeMs } from "./find-manifest";
import { measureManifest } from "./measure-manifest";
import { requestManifest } from "./request-manifest";

let db: Database;
let siteId: number;
let now: number;
const everyone: ContactSelection = { kind: "matching", filter: { everyone: true }, except: [] };
const notFound = { ok: false, refusal: "not_found" };

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  now = testNow;
});

/** Adds plain contacts to a site, and a note to one of a hundred. */
function addContacts(count: number, site = siteId): void {
  db.$client
    .prepare(
      `INSERT INTO contacts (site_id, email, name, search_text, marketing_status, source, created_at, updated_at,
         last_activity_at)
       WITH RECURSIVE number(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM number WHERE value < @count)
       SELECT @site, 'reader' || value || '@site' || @site || '.example', '', '', 'subscribed', 'manual', 1, 1, 1
       FROM number`,
    )
    .run({ site, count });
  db.$client.exec(
    `INSERT OR IGNORE INTO notes (contact_id, id, body, written_by, created_at)
     SELECT id, 1, 'A note.', 'owner', 0 FROM contacts WHERE id % 100 = 0`,
  );
}

const world = (): JobContext => ({ ...testWorld(db), now: () => now });
const claim = (owner = "lane") => claimJob(db, "manifest_requests", owner, now);
const read = (jobId: number, site = siteId) => findManifest(ownerOf(site), db, jobId, now);
const discard = (jobId: number, site = siteId) => discardManifest(ownerOf(site), db, { jobId });
const pluck = (sql: string, ...values: unknown[]) =>
  db.$client
    .prepare(sql)
    .pluck()
    .get(...values);
const itemCount = (jobId: number) =>
  pluck("SELECT count(*) FROM deletion_items WHERE job_id = ?", jobId) as number;

async function request(selection: ContactSelection = everyone, site = siteId): Promise<number> {
  const requested = await requestManifest(ownerOf(site), db, selection, now);
  if (!requested.ok) throw new Error(requested.refusal);
  return requested.jobId;
}

/** Gives one turn to the request that is next. Returns its id. */
async function giveTurn(context = world()): Promise<number> {
  const job = claim();
  if (!job) throw new Error("nothing is to be counted");
  await measureManifest(context, job);
  return job.id;
}

function progressOf(reading: ManifestReading) {
  if (!reading.ok || reading.state !== "measuring") throw new Error("it is not being counted");
  return reading;
}

function manifestOf(reading: ManifestReading) {
  if (!reading.ok || reading.state !== "measured") throw new Error("it is not counted");
  return reading.manifest;
}

/** Is a world in which something happens at a look at the clock, once: inside a transaction, or in the next slice. */
function atLook(looks: number, happen: () => void): JobContext {
  let left = looks;
  return {
    ...world(),
    now: () => {
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

test("a request is stored at once, and counted as a job", async () => {
  addContacts(1_500);
  const jobId = await request();
  expect(read(jobId)).toEqual({
    ok: true,
    state: "measuring",
    jobId,
    step: "selecting",
    counted: 0,
    total: null,
    leftMs: null,
  });
  expect(itemCount(jobId)).toBe(0);
  await giveTurn();
  const { plan, phrase, expiresAt } = manifestOf(read(jobId));
  expect(plan).toMatchObject({ contactCount: 1_500, records: [{ kind: "notes", count: 15 }] });
  expect([phrase, expiresAt]).toEqual(["delete 1,500 contacts", testNow + manifestLifetimeMs]);
});

test("the first answer waits for a short count, and says how far a long one is", async () => {
  createContact(db, { siteId });
  const jobId = await request();
  const awaited = (clock: () => number) => awaitManifest(ownerOf(siteId), db, jobId, clock);
  let at = now;
  const impatient = await awaited(() => {
    at += 400;
    return at;
  });
  expect(progressOf(impatient).jobId).toBe(jobId);
  const patient = awaited(() => now);
  await giveTurn();
  expect(manifestOf(await patient)).toEqual(manifestOf(read(jobId)));
});

test("killed again and again it goes on from where it was, never backwards, to the same digest", async () => {
  addContacts(20_000);
  const whole = await request();
  await giveTurn();
  const { digest, plan } = manifestOf(read(whole));
  discard(whole);

  const jobId = await request();
  const reached: number[] = [];
  for (let looks = 1; ; looks += 3) {
    now += leaseMs;
    const job = claim(`process ${looks}`);
    if (!job) break;
    await measureManifest(mortal(looks), job).catch(() => undefined);
    const reading = read(jobId);
    if (reading.ok && reading.state === "measured") continue;
    const state = JSON.parse((pluck("SELECT state FROM manifest_requests") as string | null) ?? "{}");
    expect(itemCount(jobId)).toBe(state.frozenCount ?? 0);
    reached.push(itemCount(jobId) + progressOf(reading).counted);
  }
  expect(reached).toEqual([...reached].sort((one, other) => one - other));
  expect(new Set(reached).size).toBeGreaterThan(2);
  expect(manifestOf(read(jobId))).toMatchObject({ digest, plan });
  expect(itemCount(jobId)).toBe(20_000);
});

test("how long it still takes is said from what was counted so far", async () => {
  addContacts(20_000);
  const jobId = await request();
  const job = claim();
  if (job) await measureManifest(mortal(80), job).catch(() => undefined);
  now += 1_000;
  const { counted, total, leftMs, step } = progressOf(read(jobId));
  expect([step, total]).toEqual(["counting", 20_000]);
  expect(counted).toBeGreaterThan(0);
  expect(leftMs).toBeCloseTo((1_000 / counted) * (20_000 - counted), 3);
});

test("discarded, it is not found, stops with its slice, and leaves nothing", async () => {
  addContacts(20_000);
  const before = content();
  const jobId = await request();
  const job = claim();
  if (!job) throw new Error("nothing is to be counted");
  await expect(
    measureManifest(
      atLook(12, () => setImmediate(() => discard(jobId))),
      job,
    ),
  ).rejects.toThrow(LeaseLost);
  expect(read(jobId)).toEqual(notFound);
  expect(itemCount(jobId)).toBeGreaterThan(0);
  expect(pluck("SELECT status FROM deletion_jobs")).toBe("measuring");
  for (let rounds = 0; rounds < 12; rounds += 1) discardExpiredManifests(db, now);
  expect(content()).toEqual(before);
  expect(discard(jobId)).toEqual(notFound);
});

test("discarded and dropped before any id is frozen, it is no failure of the count", async () => {
  addContacts(3);
  const ids = db.$client.prepare("SELECT id FROM contacts").pluck().all() as number[];
  const requested = await requestManifest(ownerOf(siteId), db, { kind: "ids", ids }, now);
  const job = claim();
  if (!requested.ok || !job) throw new Error("nothing is to be counted");
  const counting = measureManifest(world(), job);
  discard(requested.jobId);
  while (discardExpiredManifests(db, now));
  await expect(counting).rejects.toThrow(LeaseLost);
  expect(pluck("SELECT count(*) FROM deletion_jobs")).toBe(0);
});

test("one that is counted can be discarded, one that is confirmed cannot", async () => {
  addContacts(3);
  const unwanted = await request();
  await giveTurn();
  expect(discard(unwanted)).toEqual({ ok: true });
  expect(read(unwanted)).toEqual(notFound);
  const jobId = await request();
  await giveTurn();
  mustConfirm(ownerOf(siteId), db, manifestOf(read(jobId)));
  expect(read(jobId)).toEqual(notFound);
  expect(discard(jobId)).toEqual(notFound);
  expect(pluck("SELECT count(*) FROM manifest_requests")).toBe(0);
  expect(itemCount(jobId)).toBe(3);
});

test("a manifest of another site is not found, and nobody else can discard it", async () => {
  addContacts(3);
  const other = createSite(db).id;
  const jobId = await request();
  await giveTurn();
  expect(read(jobId, other)).toEqual(notFound);
  expect(discard(jobId, other)).toEqual(notFound);
  const colleague = { ...ownerOf(siteId), userId: "colleague" };
  expect(discardManifest(colleague, db, { jobId })).toEqual(notFound);
  expect(manifestOf(read(jobId)).plan.contactCount).toBe(3);
});

test("a dialog that opens again takes up the count, but never one that may have changed unseen", async () => {
  addContacts(600);
  const few = { kind: "ids" as const, ids: [3, 1, 2] };
  const [jobId, short] = [await request(), await request(few)];
  expect(await request()).toBe(jobId);
  expect(await request({ ...few, ids: [1, 2, 3, 3] })).toBe(short);
  expect(await request({ ...everyone, except: [1] })).not.toBe(jobId);
  const colleague = { ...ownerOf(siteId), userId: "colleague" };
  expect(await requestManifest(colleague, db, everyone, now)).not.toMatchObject({ jobId });
  while (claimable()) await giveTurn();
  expect(await request()).toBe(jobId);
  expect(await request(few)).not.toBe(short);
  now += 5 * 60_000;
  expect(await request()).not.toBe(jobId);
});

test("one that was taken up says how long ago it was counted", async () => {
  addContacts(600);
  const jobId = await request();
  await giveTurn();
  now += 120_000;
  expect(await request()).toBe(jobId);
  expect(read(jobId)).toMatchObject({ state: "measured", ageMs: 120_000 });
});

test("one contact does not wait for a thousand others, and long counts take turns", async () => {
  const other = createSite(db).id;
  addContacts(20_000);
  addContacts(20_000, other);
  const long = await request();
  const job = claim();
  if (!job) throw new Error("nothing is to be counted");
  let short = 0;
  const few = { kind: "ids" as const, ids: [1] };
  // The last moment before it counts, when it is known to be long.
  const readBilling = async () => {
    short = await request(few);
    return { kind: "none" } as const;
  };
  await measureManifest({ ...world(), readBilling }, job);
  expect(progressOf(read(long)).counted).toBeLessThan(20_000);
  expect(await giveTurn()).toBe(short);

  const second = await request(everyone, other);
  const served: number[] = [];
  const hurried: JobContext = {
    ...world(),
    now: () => {
      now += 400;
      return now;
    },
  };
  while (claimable()) served.push(await giveTurn(hurried));
  expect(new Set(served)).toEqual(new Set([long, second]));
  expect(served.indexOf(long)).toBeLessThan(served.lastIndexOf(second));
  expect(served.indexOf(second)).toBeLessThan(served.lastIndexOf(long));
  expect(
    [manifestOf(read(long)), manifestOf(read(second, other))].map(({ plan }) => plan.contactCount),
  ).toEqual([20_000, 20_000]);
});

test("a payment provider that is silent is waited for in the job, and said", async () => {
  createContact(db, { siteId });
  const jobId = await request();
  let seen: ManifestReading | undefined;
  const reading: BillingReading = { kind: "unavailable", reason: "Stripe does not answer." };
  const readBilling = async () => {
    seen = read(jobId);
    return reading;
  };
  await giveTurn({ ...world(), readBilling });
  expect(seen).toMatchObject({ state: "measuring", step: "asking", total: 1 });
  expect(manifestOf(read(jobId)).plan.billing.reading).toEqual(reading);
});

test("one that cannot be counted ends with a reference, and the next is counted", async () => {
  addContacts(3);
  db.$client.exec(
    "CREATE TEMP TRIGGER poison BEFORE INSERT ON deletion_items BEGIN SELECT RAISE(ABORT, 'poison'); END",
  );
  const jobId = await request();
  for (let tries = 0; tries < retryBudget; tries += 1) {
    const job = claim();
    if (!job) throw new Error("it was given up too early");
    await withinRetryBudget(
      db,
      job,
      () => now,
      () => measureManifest(world(), job),
    );
    now += 60_000;
  }
  expect(read(jobId)).toEqual({
    ok: false,
    refusal: "unexpected",
    reference: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  db.$client.exec("DROP TRIGGER poison");
  const again = await request();
  expect(again).not.toBe(jobId);
  expect(await giveTurn()).toBe(again);
  expect(discard(jobId)).toEqual({ ok: true });
  expect(pluck("SELECT count(*) FROM job_failures")).toBe(0);
});

test("what grows with the selection is refused by the job, and nothing matches is said by it", async () => {
  addContacts(1_500);
  const ids = Array.from({ length: 1_502 }, (_, at) => at + 1);
  const missing = await request({ kind: "ids", ids });
  const none = await request({ kind: "matching", filter: { search: "nobody" }, except: [] });
  while (claimable()) await giveTurn();
  expect(read(missing)).toEqual({ ok: false, refusal: "contacts_not_found", missingCount: 2 });
  expect(read(none)).toEqual({ ok: false, refusal: "nothing_selected" });
  const without = await request({ kind: "ids", ids, withoutMissing: true });
  await giveTurn();
  expect(manifestOf(read(without)).plan.contactCount).toBe(1_500);
});

test("a merge while it is counted makes the dialog count again", async () => {
  addContacts(20_000);
  const jobId = await request();
  const job = claim();
  const merge = { keepId: 1, dropId: 2, nameFrom: "keep" as const };
  const merging = atLook(12, () =>
    expect(mergeContacts(ownerOf(siteId), db, merge, now)).toMatchObject({ ok: true }),
  );
  if (job) await measureManifest(merging, job);
  expect(read(jobId)).toEqual({ ok: false, refusal: "manifest_changed" });
});

test("neither the selection nor a mention is in the file in words, before, meanwhile or after", async () => {
  createContact(db, { siteId, name: "Vera Loom", email: "vera@loom.example" });
  const friend = createContact(db, { siteId, name: "Nils Press" });
  const note = {
    contactId: friend.id,
    id: 1,
    body: "Came with Vera Loom.",
    writtenBy: "owner",
    createdAt: 0,
  };
  db.insert(notes).values(note).run();
  db.insert(tags).values({ siteId, name: "by Vera Loom" }).run();
  const stored = () =>
    JSON.stringify(db.$client.prepare("SELECT * FROM manifest_requests").all()).toLowerCase();
  const jobId = await request({ kind: "matching", filter: { search: "vera@loom" }, except: [] });
  expect(stored()).not.toContain("loom");
  await giveTurn();
  expect(stored()).not.toMatch(/loom|nils|press/);
  expect(pluck("SELECT selection FROM manifest_requests")).toBeNull();
  expect(manifestOf(read(jobId)).mentions).toEqual([
    { where: "note", count: 1, first: [{ where: "note", id: 1, contactId: friend.id, label: "Nils Press" }] },
    { where: "tag", count: 1, first: [{ where: "tag", id: 1, contactId: null, label: "by Vera Loom" }] },
  ]);
  expect(JSON.stringify(db.$client.prepare("SELECT * FROM deletion_jobs").all())).not.toMatch(/Loom|Nils/);
});

test("one that nobody confirmed goes after two hours, with its request", async () => {
  addContacts(3);
  const before = content();
  await request();
  await giveTurn();
  discardExpiredManifests(db, now + manifestLifetimeMs);
  expect(content()).not.toEqual(before);
  for (let rounds = 0; rounds < 2; rounds += 1) discardExpiredManifests(db, now + 2 * manifestLifetimeMs + 1);
  expect(content()).toEqual(before);
});

/** Returns the contents of every table that a deletion writes. */
function content(): unknown {
  return tableNames(db)
    .filter((table) => /^(deletion_|manifest_|job_failures)/.test(table))
    .map((table) => db.$client.prepare(`SELECT * FROM "${table}"`).all());
}

function claimable(): boolean {
  return pluck("SELECT count(*) FROM manifest_requests WHERE status = 'measuring'") !== 0;
}
