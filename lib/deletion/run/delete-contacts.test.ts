import { beforeEach, expect, test } from "vitest";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { contactTables, tableNames } from "@/db/reachable-tables";
import { findErasedAt } from "@/lib/consent/identities/erased-identities";
import { recordKindNames } from "@/lib/contacts/records/record-kinds";
import { retryHeldContacts } from "@/lib/deletion/held/retry-held-contacts";
import { findDeletion } from "@/lib/deletion/receipt/find-deletion";
import {
  mustConfirm,
  mustPreview,
  ownerOf,
  runOpenDeletion,
  runWholeDeletion,
  testNow,
  testWorld,
} from "@/testing/steps/deletion";

let db: Database;
let siteId: number;
let ada: { id: number; email: string; name: string };

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  ada = createContactWithEverything(db, { siteId, catalogue: createCatalogue(db, { siteId }) });
});

const rowsOf = (table: string, contactId: number) => {
  const column = table === "contacts" ? "id" : "contact_id";
  return db.$client.prepare(`SELECT count(*) FROM "${table}" WHERE "${column}" = ?`).pluck().get(contactId);
};
const owned = () => ["contacts", ...contactTables(db)];
const everything = () =>
  Object.fromEntries(
    tableNames(db).map((table) => [table, db.$client.prepare(`SELECT * FROM "${table}"`).all()]),
  );
const ids = (...of: number[]) => ({ kind: "ids" as const, ids: of });

test("the kinds people are told of are exactly the tables that belong to a contact", () => {
  expect([...recordKindNames].sort()).toEqual(contactTables(db));
});

test("everything of a contact is there before and gone after", async () => {
  for (const table of owned()) expect(rowsOf(table, ada.id), table).toBeGreaterThan(0);
  await runWholeDeletion(ownerOf(siteId), db, ids(ada.id));
  for (const table of owned()) expect(rowsOf(table, ada.id), table).toBe(0);
  expect(db.$client.pragma("foreign_key_check")).toEqual([]);
});

test("the same address on another site and the neighbour keep every row", async () => {
  const other = createSite(db).id;
  const namesake = createContactWithEverything(db, {
    siteId: other,
    catalogue: createCatalogue(db, { siteId: other }),
    email: ada.email,
  });
  const neighbour = createContactWithEverything(db, { siteId, catalogue: createCatalogue(db, { siteId }) });
  const before = owned().map((table) => [rowsOf(table, namesake.id), rowsOf(table, neighbour.id)]);
  await runWholeDeletion(ownerOf(siteId), db, ids(ada.id));
  expect(owned().map((table) => [rowsOf(table, namesake.id), rowsOf(table, neighbour.id)])).toEqual(before);
  expect(findErasedAt(db, other, namesake.email, ["deleted"])).toBeUndefined();
});

test("afterwards no column of any table holds the address or the name", async () => {
  await runWholeDeletion(ownerOf(siteId), db, ids(ada.id));
  const left = JSON.stringify(everything());
  expect(left).not.toContain(ada.email);
  expect(left).not.toContain(ada.name);
  expect(db.$client.serialize().includes(ada.email)).toBe(false);
});

test("the digest is remembered in the same breath", async () => {
  expect(findErasedAt(db, siteId, ada.email, ["deleted"])).toBeUndefined();
  await runWholeDeletion(ownerOf(siteId), db, ids(ada.id));
  expect(findErasedAt(db, siteId, ada.email.toUpperCase(), ["deleted"])).toBe(testNow);
});

test("when remembering fails, the contact is held with every row, the others go, and it can be retried", async () => {
  const other = createContact(db, { siteId });
  const manifest = await mustPreview(ownerOf(siteId), db, ids(ada.id, other.id));
  mustConfirm(ownerOf(siteId), db, manifest);
  const before = contactTables(db).map((table) => rowsOf(table, ada.id));
  db.$client.exec(
    `CREATE TEMP TRIGGER broken BEFORE DELETE ON contacts WHEN old.id = ${ada.id} BEGIN SELECT raise(ABORT, 'no'); END`,
  );
  await runOpenDeletion(testWorld(db));
  expect(contactTables(db).map((table) => rowsOf(table, ada.id))).toEqual(before);
  expect(findErasedAt(db, siteId, ada.email, ["deleted"])).toBeUndefined();
  expect(rowsOf("contacts", other.id)).toBe(0);
  expect(findDeletion(ownerOf(siteId), db, manifest.jobId)).toMatchObject({
    deletedCount: 1,
    needsAttentionCount: 1,
  });
  db.$client.exec("DROP TRIGGER broken");
  retryHeldContacts(ownerOf(siteId), db, manifest, testNow);
  await runOpenDeletion(testWorld(db));
  expect(rowsOf("contacts", ada.id)).toBe(0);
});

test("what was promised is what was deleted", async () => {
  const manifest = await mustPreview(ownerOf(siteId), db, ids(ada.id));
  expect(manifest.plan.records.map(({ kind }) => kind).sort()).toEqual(contactTables(db));
  mustConfirm(ownerOf(siteId), db, manifest);
  await runOpenDeletion(testWorld(db));
  const deletion = findDeletion(ownerOf(siteId), db, manifest.jobId);
  expect(deletion?.deletedRecords).toEqual(manifest.plan.records);
  expect(deletion).toMatchObject({
    status: "completed",
    deletedCount: 1,
    alreadyGoneCount: 0,
    changedCount: 0,
  });
});

test("one and many are the same code: the same rows, counts and events are left behind", async () => {
  const twin = openMemoryDatabase();
  const twinSite = createSite(twin).id;
  const twinAda = createContactWithEverything(twin, {
    siteId: twinSite,
    catalogue: createCatalogue(twin, { siteId: twinSite }),
    email: ada.email,
  });
  await runWholeDeletion(ownerOf(siteId), db, ids(ada.id));
  await runWholeDeletion(ownerOf(twinSite), twin, {
    kind: "matching",
    filter: { search: twinAda.email },
    except: [],
  });
  for (const table of ["erased_identities", "deletion_items", "deletion_counts"]) {
    const rows = (of: Database) => of.$client.prepare(`SELECT * FROM ${table}`).all();
    expect(rows(twin), table).toEqual(rows(db));
  }
});

test("a contact that is gone already, one that changed and one that bought are reported", async () => {
  const [gone, changed, bought, same] = [1, 2, 3, 4].map(() =>
    createContactWithEverything(db, { siteId, catalogue: createCatalogue(db, { siteId }) }),
  ) as [typeof ada, typeof ada, typeof ada, typeof ada];
  const manifest = await mustPreview(ownerOf(siteId), db, ids(gone.id, changed.id, bought.id, same.id));
  mustConfirm(ownerOf(siteId), db, manifest);
  db.$client.prepare("DELETE FROM contacts WHERE id = ?").run(gone.id);
  db.$client
    .prepare("UPDATE contacts SET name = 'New name', updated_at = updated_at + 1 WHERE id = ?")
    .run(changed.id);
  db.$client
    .prepare(
      `INSERT INTO purchases SELECT contact_id, 999999, offer_id, kind, amount, currency, created_at, revoked_at
       FROM purchases WHERE contact_id = ? LIMIT 1`,
    )
    .run(bought.id);
  await runOpenDeletion(testWorld(db));
  expect(findDeletion(ownerOf(siteId), db, manifest.jobId)).toMatchObject({
    deletedCount: 3,
    alreadyGoneCount: 1,
    changedCount: 2,
    boughtCount: 1,
  });
});

test("whoever begins to match after the dialog opened is untouched", async () => {
  const filter = { kind: "matching" as const, filter: { status: "bounced" as const }, except: [] };
  const bounced = createContact(db, { siteId, marketingStatus: "bounced" });
  const later = createContact(db, { siteId, marketingStatus: "subscribed" });
  const manifest = await mustPreview(ownerOf(siteId), db, filter);
  db.$client.prepare("UPDATE contacts SET marketing_status = 'bounced' WHERE id = ?").run(later.id);
  mustConfirm(ownerOf(siteId), db, manifest);
  await runOpenDeletion(testWorld(db));
  expect(rowsOf("contacts", bounced.id)).toBe(0);
  expect(rowsOf("contacts", later.id)).toBe(1);
});

test("exclusions survive", async () => {
  const kept = createContact(db, { siteId });
  await runWholeDeletion(ownerOf(siteId), db, {
    kind: "matching",
    filter: { everyone: true },
    except: [kept.id],
  });
  expect(db.$client.prepare("SELECT id FROM contacts").pluck().all()).toEqual([kept.id]);
});
