import { expect, test } from "vitest";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { contactTables, tableNames } from "@/db/reachable-tables";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { mergeContacts } from "./merge-contacts";

/** Lists the tables in which both contacts have the same row, because a contact can have it only once. */
const shared = new Set([
  "duplicate_members",
  "contact_tags",
  "contact_field_values",
  "lesson_progress",
  "sequence_enrollments",
  "import_rows",
]);

function world() {
  const db = openMemoryDatabase();
  const siteId = createSite(db).id;
  const catalogue = createCatalogue(db, { siteId });
  const add = (email: string, name: string) =>
    createContactWithEverything(db, { siteId, catalogue, email, name });
  return { db, siteId, access: ownerOf(siteId), add };
}

const countsOf = (db: Database, id: number) =>
  Object.fromEntries(
    contactTables(db).map((table) => [
      table,
      db.$client.prepare(`SELECT count(*) FROM "${table}" WHERE contact_id = ?`).pluck().get(id) as number,
    ]),
  );

test("everything moves, in every table the schema knows, and the address that goes is a former one", () => {
  const { db, access, add } = world();
  const [keep, drop] = [add("keep@quill.example", "Ada"), add("drop@quill.example", "Ada Quill")];
  const neighbour = add("other@quill.example", "Other");
  db.$client
    .prepare("UPDATE lesson_progress SET percent = 10, completed_at = NULL WHERE contact_id = ?")
    .run(keep.id);
  const before = {
    keep: countsOf(db, keep.id),
    drop: countsOf(db, drop.id),
    other: countsOf(db, neighbour.id),
  };
  const merge = { keepId: keep.id, dropId: drop.id, nameFrom: "drop" as const };
  expect(mergeContacts(access, db, merge, testNow)).toEqual({ ok: true, contactId: keep.id });
  const after = countsOf(db, keep.id);
  for (const table of contactTables(db)) {
    if (shared.has(table)) expect(after[table], table).toBe(before.keep[table]);
    else if (table === "opt_in_requests") expect(after[table], table).toBe(before.keep[table]);
    else if (table === "former_emails") expect(after[table], table).toBe(3);
    else expect(after[table], table).toBe((before.keep[table] ?? 0) + (before.drop[table] ?? 0));
  }
  expect(countsOf(db, neighbour.id)).toEqual(before.other);
  expect(db.$client.pragma("foreign_key_check")).toEqual([]);
  expect(
    db.$client.prepare("SELECT percent FROM lesson_progress WHERE contact_id = ?").pluck().get(keep.id),
  ).toBe(100);
  expect(db.$client.prepare("SELECT email, name FROM contacts ORDER BY id").all()).toEqual([
    { email: "keep@quill.example", name: "Ada Quill" },
    { email: "other@quill.example", name: "Other" },
  ]);
  const holding = ["form_submissions", "notes", "former_emails"];
  const mustNotHold = tableNames(db).filter((table) => !holding.includes(table));
  for (const table of mustNotHold)
    expect(JSON.stringify(db.$client.prepare(`SELECT * FROM "${table}"`).all()), table).not.toContain(
      "drop@quill",
    );
  expect(db.$client.prepare("SELECT action, counts FROM audit_log").all()).toHaveLength(1);
  expect(mergeContacts(access, db, merge, testNow)).toEqual({ ok: false, refusal: "not_found" });
});

test("consent does not move with the rows, and whoever left has left", () => {
  const statusAfter = (
    keepStatus: "subscribed" | "never_subscribed",
    dropStatus: "subscribed" | "unsubscribed" | "complained" | "bounced",
  ) => {
    const { db, siteId, access } = world();
    const keep = createContact(db, { siteId, marketingStatus: keepStatus });
    const drop = createContact(db, { siteId, marketingStatus: dropStatus });
    mergeContacts(access, db, { keepId: keep.id, dropId: drop.id, nameFrom: "keep" }, testNow);
    return db.$client.prepare("SELECT marketing_status FROM contacts").pluck().get();
  };
  expect(statusAfter("never_subscribed", "subscribed")).toBe("never_subscribed");
  expect(statusAfter("subscribed", "unsubscribed")).toBe("unsubscribed");
  expect(statusAfter("subscribed", "complained")).toBe("complained");
  expect(statusAfter("subscribed", "bounced")).toBe("subscribed");
});

test("refused: the same contact, another site's, one that is being erased; an abort changes nothing", () => {
  const { db, siteId, access, add } = world();
  const [keep, drop] = [add("keep@quill.example", "A"), add("drop@quill.example", "B")];
  const stranger = createContact(db, { siteId: createSite(db).id });
  const refusalOf = (keepId: number, dropId: number) => {
    const merged = mergeContacts(access, db, { keepId, dropId, nameFrom: "keep" }, testNow);
    return merged.ok ? "merged" : merged.refusal;
  };
  expect(refusalOf(keep.id, keep.id)).toBe("same_contact");
  expect(refusalOf(keep.id, stranger.id)).toBe("not_found");
  expect(refusalOf(stranger.id, keep.id)).toBe("not_found");
  const before = [countsOf(db, keep.id), countsOf(db, drop.id)];
  db.$client.exec(
    "CREATE TEMP TRIGGER stop BEFORE DELETE ON contacts BEGIN SELECT RAISE(ABORT, 'stopped'); END",
  );
  expect(() => refusalOf(keep.id, drop.id)).toThrow("stopped");
  db.$client.exec("DROP TRIGGER stop");
  expect([countsOf(db, keep.id), countsOf(db, drop.id)]).toEqual(before);
  db.$client.prepare("UPDATE contacts SET being_erased_at = 1 WHERE id = ?").run(drop.id);
  expect(refusalOf(keep.id, drop.id)).toBe("being_erased");
  expect(siteId).toBeGreaterThan(0);
});

test("of a custom field that both have, the chosen value stays", () => {
  const { db, siteId, access } = world();
  const [keep, drop] = [createContact(db, { siteId }), createContact(db, { siteId })];
  const field = (name: string) =>
    Number(
      db.$client
        .prepare("INSERT INTO custom_fields (site_id, name, type) VALUES (?, ?, 'text')")
        .run(siteId, name).lastInsertRowid,
    );
  const [town, shoe, only, emptied] = [field("Town"), field("Shoe"), field("Only"), field("Emptied")];
  const give = db.$client.prepare("INSERT INTO contact_field_values VALUES (?, ?, ?)");
  for (const [contact, name] of [
    [keep, "kept"],
    [drop, "dropped"],
  ] as const) {
    give.run(contact.id, town, `${name} town`);
    give.run(contact.id, shoe, `${name} shoe`);
  }
  give.run(drop.id, only, "only there");
  give.run(keep.id, emptied, "only here by now");
  const merge = {
    keepId: keep.id,
    dropId: drop.id,
    nameFrom: "keep" as const,
    fieldsFromDrop: [shoe, emptied],
  };
  expect(mergeContacts(access, db, merge, testNow)).toMatchObject({ ok: true });
  expect(
    db.$client
      .prepare("SELECT value FROM contact_field_values WHERE contact_id = ? ORDER BY field_id")
      .pluck()
      .all(keep.id),
  ).toEqual(["kept town", "dropped shoe", "only there", "only here by now"]);
});
