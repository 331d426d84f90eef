import fc from "fast-check";
import { expect, test } from "vitest";
import { createDemoData } from "@/db/demo/create-demo-data";
import { createContact } from "@/db/factories/create-contact";
import { createOwner, createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { addContact } from "@/lib/consent/add-contact";
import { mergeContacts } from "@/lib/contacts/change/merge-contacts";
import { ownerOf, runWholeDeletion, testNow } from "@/testing/steps/deletion";
import { importList } from "@/testing/steps/import";
import { runsOf } from "@/testing/steps/runs";

const dayMs = 86_400_000;

function world() {
  const db = openMemoryDatabase();
  const siteId = createSite(db).id;
  createOwner(db, { siteId, email: "owner@studio.example", name: "Owner", passwordHash: "none" });
  const days = () =>
    db.$client
      .prepare("SELECT day, added, deleted FROM contacts_daily WHERE site_id = ? ORDER BY day")
      .raw()
      .all(siteId);
  return { db, siteId, access: ownerOf(siteId), days };
}

const ids = (...of: number[]) => ({ kind: "ids" as const, ids: of });

/** Expects that on every site the contacts counted as added, less those counted as deleted, are the contacts there. */
function expectTrue(db: Database): void {
  const untrue = db.$client
    .prepare(
      `SELECT id, (SELECT count(*) FROM contacts WHERE site_id = sites.id) AS there,
         (SELECT coalesce(sum(added - deleted), 0) FROM contacts_daily WHERE site_id = sites.id) AS counted
       FROM sites WHERE there <> counted`,
    )
    .all();
  expect(untrue).toEqual([]);
  expect(db.$client.prepare("SELECT * FROM contacts_daily WHERE min(added, deleted) < 0").all()).toEqual([]);
}

test("whoever is added counts on that day, once, by hand or by a list", async () => {
  const { db, access, days } = world();
  const ada = { email: "ada@quill.example", name: "Ada", asksForMarketing: false };
  addContact(access, db, ada, testNow - dayMs);
  addContact(access, db, { ...ada, name: "Ada again" }, testNow);
  expect(days()).toEqual([["2026-01-14", 1, 0]]);
  await importList(access, db, "Email\nada@quill.example\nben@ink.example\ncy@ink.example\n", {}, testNow);
  expect(days()).toEqual([
    ["2026-01-14", 1, 0],
    ["2026-01-15", 2, 0],
  ]);
  expectTrue(db);
});

test("what is undone counts nothing", () => {
  const { db, siteId, days } = world();
  const attempt = () =>
    write(db, () => {
      createContact(db, { siteId });
      throw new Error("half way");
    });
  expect(attempt).toThrow("half way");
  expect(days()).toEqual([]);
});

test("a deletion counts on its own day and leaves the day they came; nothing in it leads to anyone", async () => {
  const { db, siteId, access, days } = world();
  const gone = createContact(db, { siteId, createdAt: testNow - 40 * dayMs, name: "Ada Quill" });
  createContact(db, { siteId, createdAt: testNow - 40 * dayMs });
  const stranger = createContact(db, { siteId: createSite(db).id, email: gone.email });
  await runWholeDeletion(access, db, ids(gone.id));
  expect(days()).toEqual([
    ["2025-12-06", 2, 0],
    ["2026-01-15", 0, 1],
  ]);
  expect(stranger.email).toBe(gone.email);
  expectTrue(db);
  const columns = db.$client.prepare("SELECT name FROM pragma_table_info('contacts_daily')").pluck().all();
  expect(columns).toEqual(["site_id", "day", "added", "deleted"]);
  const kept = JSON.stringify(db.$client.prepare("SELECT * FROM contacts_daily").all());
  expect(kept).not.toContain("Ada");
  expect(kept).not.toContain("@");
});

test("a contact that could not be deleted is not counted as deleted", async () => {
  const { db, siteId, access, days } = world();
  const held = createContact(db, { siteId, createdAt: testNow });
  db.$client.exec(
    "CREATE TEMP TRIGGER broken BEFORE DELETE ON contacts BEGIN SELECT raise(ABORT, 'no'); END",
  );
  await runWholeDeletion(access, db, ids(held.id));
  expect(days()).toEqual([["2026-01-15", 1, 0]]);
  expectTrue(db);
});

test("of two who are merged the later one never came", () => {
  const { db, siteId, access, days } = world();
  const keep = createContact(db, { siteId, createdAt: testNow });
  const drop = createContact(db, { siteId, createdAt: testNow - dayMs });
  mergeContacts(access, db, { keepId: keep.id, dropId: drop.id, nameFrom: "keep" }, testNow);
  expect(days()).toEqual([
    ["2026-01-14", 1, 0],
    ["2026-01-15", 0, 0],
  ]);
  expectTrue(db);
});

test("the demo's days add up to its contacts", () => {
  const db = openMemoryDatabase();
  createDemoData(db, { contactCount: 120, now: testNow, passwordHash: "none" });
  expectTrue(db);
  expect(db.$client.prepare("SELECT count(*) FROM contacts_daily").pluck().get()).toBeGreaterThan(40);
});

test("whatever is added, merged and deleted, in whatever order, the days add up", async () => {
  const step = fc.tuple(fc.constantFrom("add", "merge", "delete"), fc.nat(20), fc.nat(20));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { db, siteId, access } = world();
      for (const [kind, a, b] of steps) {
        const there = db.$client.prepare("SELECT id FROM contacts ORDER BY id").pluck().all() as number[];
        const [one, other] = [there[a % there.length], there[b % there.length]];
        if (kind === "add" || one === undefined || other === undefined)
          createContact(db, { siteId, createdAt: testNow - a * dayMs });
        else if (kind === "merge")
          mergeContacts(access, db, { keepId: one, dropId: other, nameFrom: "keep" }, testNow);
        else await runWholeDeletion(access, db, ids(one));
      }
      expectTrue(db);
    }),
    { numRuns: runsOf(40) },
  );
});
