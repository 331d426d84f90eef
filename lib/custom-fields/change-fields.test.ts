import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";
import { findWrongRule } from "@/lib/contacts/filter/filter-options";
import { budgetOf, countContacts } from "@/lib/contacts/list/count-contacts";
import { findChange } from "@/lib/definition-changes/find-change";
import { saveSegment } from "@/lib/segments/save-segment";
import { runChanges } from "@/testing/steps/definition-changes";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { checkList, mustReceive, runOpenImport, startList } from "@/testing/steps/import";
import {
  confirmFieldDeletion,
  createField,
  orderFields,
  renameField,
  requestFieldDeletion,
  requestTypeChange,
} from "./change-fields";
import { changeOptions } from "./change-options";
import { listCustomFields, suggestOptions } from "./list-fields";

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

function mustCreate(
  name: string,
  type: "text" | "number" | "boolean" | "date" | "choice" = "text",
  options = ["Gold", "Silver"],
) {
  const made = createField(access, db, { name, type, ...(type === "choice" && { options }) }, testNow);
  if (!made.ok) throw new Error(made.refusal);
  return made.fieldId;
}

function give(fieldId: number, ...given: string[]): number[] {
  return given.map((value) => {
    const { id } = createContact(db, { siteId: access.siteId });
    db.$client.prepare("INSERT INTO contact_field_values VALUES (?, ?, ?)").run(id, fieldId, value);
    return id;
  });
}

const stored = (fieldId: number) =>
  values("SELECT value FROM contact_field_values WHERE field_id = ? ORDER BY contact_id", fieldId);
const asks = (custom: number, is: "any_of" | "none_of", ...names: string[]): ContactFilter => ({
  where: { match: "all", rules: [{ field: "custom", custom, is, values: names }] },
});
const count = async (filter: ContactFilter) =>
  (await countContacts(access, db, filter, { now: testNow, budget: budgetOf(500) })).total;
function segment(name: string, filter: ContactFilter) {
  const saved = saveSegment(access, db, { name, filter }, testNow);
  if (!saved.ok) throw new Error(saved.refusal);
  return () => JSON.parse(values("SELECT filter FROM segments WHERE id = ?", saved.segmentId)[0] as string);
}
async function changeType(fieldId: number, type: "text" | "number" | "date" | "choice", options?: string[]) {
  const asked = requestTypeChange(access, db, { fieldId, type, ...(options && { options }) }, testNow);
  if (!asked.ok) return asked.refusal;
  await runChanges(db);
  const { misfitCount } = findChange(access, db, asked.changeId) ?? {};
  return [misfitCount, values("SELECT type FROM custom_fields WHERE id = ?", fieldId)[0]];
}

test("fields are made, renamed and ordered; names differ whatever their case", () => {
  const [city, size] = [mustCreate("City"), mustCreate("Size", "choice")];
  expect(createField(access, db, { name: "CITY", type: "text" }, testNow)).toMatchObject({
    refusal: "name_taken",
  });
  expect(createField(access, db, { name: "Empty", type: "choice", options: [] }, testNow)).toMatchObject({
    refusal: "no_options",
  });
  expect(renameField(access, db, { fieldId: city, name: "size" }, testNow)).toMatchObject({
    refusal: "name_taken",
  });
  expect(renameField(access, db, { fieldId: city, name: "Town" }, testNow)).toEqual({ ok: true });
  expect(orderFields(access, db, { fieldIds: [size] }, testNow)).toMatchObject({ refusal: "fields_differ" });
  expect(orderFields(access, db, { fieldIds: [size, city] }, testNow)).toEqual({ ok: true });
  expect(values("SELECT name FROM custom_fields ORDER BY position")).toEqual(["Size", "Town"]);
  const other = ownerOf(createSite(db).id);
  expect(renameField(other, db, { fieldId: city, name: "Mine" }, testNow)).toMatchObject({
    refusal: "not_found",
  });
  expect(requestFieldDeletion(other, db, { fieldId: city }, testNow)).toMatchObject({ refusal: "not_found" });
  expect(values("SELECT counts FROM audit_log").join()).not.toMatch(/city|town|size/i);
});

test("a type changes only where every value fits, and the values are rewritten", async () => {
  const field = mustCreate("Height");
  give(field, "1,5", "2", "tall");
  expect(await changeType(field, "number")).toEqual([1, "text"]);
  expect(stored(field)).toEqual(["1,5", "2", "tall"]);
  db.$client.prepare("UPDATE contact_field_values SET value = '3.50' WHERE value = 'tall'").run();
  expect(await changeType(field, "number")).toEqual([0, "number"]);
  expect(stored(field)).toEqual(["1.5", "2", "3.5"]);
  expect(await changeType(field, "number")).toBe("same_type");
  const agreed = mustCreate("Agreed", "boolean");
  give(agreed, "true", "false");
  expect(await changeType(agreed, "text")).toEqual([0, "text"]);
  expect(stored(agreed)).toEqual(["Yes", "No"]);
  expect(suggestOptions(access, db, agreed)).toEqual(["No", "Yes"]);
  expect(await changeType(agreed, "choice", ["yes", "Maybe"])).toEqual([1, "text"]);
  expect(await changeType(agreed, "choice", ["yes", "no"])).toEqual([0, "choice"]);
  expect(stored(agreed)).toEqual(["yes", "no"]);
});

test("a renamed option is renamed on everyone and in segments; a removed one becomes another or nothing", async () => {
  const field = mustCreate("Level", "choice", ["Gold", "Silver", "Bronze"]);
  give(field, "Gold", "Silver", "Bronze", "Gold");
  const gold = segment("Gold ones", asks(field, "any_of", "Gold"));
  const notSilver = segment("Not silver", asks(field, "none_of", "Silver"));
  const bronze = segment("Bronze ones", asks(field, "any_of", "Bronze"));
  const before = await count(gold());
  const change = {
    fieldId: field,
    options: [
      { was: null, name: "New" },
      { was: "Gold", name: "Premium" },
    ],
    removed: [
      { name: "Silver", to: "Premium" },
      { name: "Bronze", to: null },
    ],
  };
  expect(changeOptions(access, db, { ...change, removed: [] }, testNow)).toMatchObject({
    refusal: "options_differ",
  });
  expect(changeOptions(access, db, change, testNow)).toMatchObject({ ok: true });
  expect(changeOptions(access, db, change, testNow)).toMatchObject({ refusal: "field_is_changing" });
  expect(findWrongRule(access, db, gold())).toBeUndefined();
  expect(await count(gold())).toBe(before);
  await runChanges(db);
  expect(stored(field)).toEqual(["Premium", "Premium", "Premium"]);
  expect([gold(), notSilver()]).toEqual([
    asks(field, "any_of", "Premium"),
    asks(field, "none_of", "Premium"),
  ]);
  expect(bronze()).toEqual(asks(field, "any_of", "Bronze"));
  expect(findWrongRule(access, db, bronze())).toEqual({ field: "custom", expected: "options of Level" });
  expect(values("SELECT options FROM custom_fields")).toEqual([JSON.stringify(["New", "Premium"])]);
  const taken = {
    fieldId: field,
    options: [
      { was: "New", name: "premium" },
      { was: "Premium", name: "Old" },
    ],
    removed: [],
  };
  expect(changeOptions(access, db, taken, testNow)).toEqual({
    ok: false,
    refusal: "option_taken",
    option: "premium",
  });
  expect(await listCustomFields(access, db, { next: null, budget: budgetOf(500) })).toMatchObject({
    fields: [
      {
        count: 3,
        isExact: true,
        options: [
          { name: "New", count: 0 },
          { name: "Premium", count: 3 },
        ],
      },
    ],
  });
});

test("deleting a field takes every value; a segment that asks for it matches nobody", async () => {
  const [gone, kept] = [mustCreate("Gone", "choice"), mustCreate("Kept")];
  give(gone, "Gold", "Silver");
  give(kept, "stays");
  const asking = segment("Not gold", asks(gone, "none_of", "Gold"));
  expect(requestFieldDeletion(access, db, { fieldId: gone }, testNow)).toMatchObject({ ok: true });
  await runChanges(db);
  expect([stored(gone), stored(kept)]).toEqual([[], ["stays"]]);
  expect(findWrongRule(access, db, asking())).toMatchObject({ field: "custom" });
  expect(requestFieldDeletion(access, db, { fieldId: gone }, testNow)).toMatchObject({
    refusal: "not_found",
  });
  expect(values("SELECT counts FROM audit_log WHERE action = 'field_deleted'")).toEqual(['{"values":2}']);
});

test("a field goes only for whoever types its name", () => {
  const fieldId = mustCreate("Level", "choice");
  const confirm = (phrase: string, id = fieldId) =>
    confirmFieldDeletion(access, db, { fieldId: id, phrase }, testNow);
  for (const phrase of ["", "Levels"])
    expect(confirm(phrase)).toMatchObject({ refusal: "confirmation_mismatch" });
  expect(confirm("Level", 404)).toMatchObject({ refusal: "not_found" });
  expect(confirm("level")).toMatchObject({ ok: true });
});

test("an import takes an option in whatever case, and leaves out what is none, never the person", async () => {
  const field = mustCreate("Level", "choice");
  const csv = "Email,Level\nann@quill.example,gold\nben@quill.example,Platinum\n";
  const importId = await mustReceive(access, db, csv, testNow);
  const columns = [{ kind: "email" as const }, { kind: "field" as const, name: "Level" }];
  const checked = await checkList(access, db, importId, { columns }, testNow);
  await startList(access, db, checked, testNow);
  await runOpenImport(db, testNow);
  expect(stored(field)).toEqual(["Gold"]);
  expect(values("SELECT count(*) FROM contacts")).toEqual([2]);
  expect(values("SELECT problem FROM import_problems")).toEqual(["not_an_option"]);
  expect(await count(asks(field, "any_of", "Gold"))).toBe(1);
  expect(await count(asks(field, "none_of", "Gold"))).toBe(1);
});
