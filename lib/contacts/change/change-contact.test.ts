import { beforeEach, expect, test } from "vitest";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { createSite, factoryNow } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { contactTables } from "@/db/reachable-tables";
import { confirmOptIn } from "@/lib/consent/confirm-opt-in";
import { findContactProfile } from "@/lib/contacts/profile/find-contact-profile";
import { findPersonData } from "@/lib/contacts/profile/find-person-data";
import { tokenHashOf } from "@/lib/values/token-hash";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { changeContact, contactChange } from "./change-contact";
import { addNote, changeNote, deleteNote } from "./notes";

let db: Database;
let siteId: number;
beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
});
const notFound = { ok: false, refusal: "not_found" };

test("a new name changes the name; a new address has to be confirmed, and links to the old one are dead", () => {
  const { id: contactId } = createContact(db, { siteId, email: "old@quill.example" });
  const seen = { contactId, seenAt: factoryNow };
  expect(
    changeContact(ownerOf(siteId), db, { ...seen, name: "Ada", email: "old@quill.example" }, testNow),
  ).toEqual({
    ok: true,
    status: "subscribed",
  });
  db.$client
    .prepare("INSERT INTO opt_in_requests VALUES (?, 1, ?, ?, ?, NULL)")
    .run(contactId, tokenHashOf("to the old one"), testNow, testNow + 1e9);
  const moved = { contactId, seenAt: testNow, name: "Ada", email: "new@quill.example" };
  expect(changeContact(ownerOf(siteId), db, moved, testNow + 1)).toEqual({ ok: true, status: "pending" });
  expect(confirmOptIn(db, "to the old one", testNow + 2)).toEqual(notFound);
  expect(db.$client.prepare("SELECT search_text, marketing_status FROM contacts").get()).toEqual({
    search_text: "ada\nnew@quill.example",
    marketing_status: "pending",
  });
  expect(db.$client.prepare("SELECT template FROM outgoing_mail").pluck().all()).toEqual([
    "confirm_subscription",
  ]);
  expect(JSON.stringify(db.$client.prepare("SELECT * FROM audit_log").all())).not.toContain("quill");
});

test("refused: changed since it was looked at, an address of another, someone being erased, another site", () => {
  const { id: contactId } = createContact(db, { siteId });
  const other = createContact(db, { siteId });
  const change = { contactId, seenAt: factoryNow, name: "A", email: "a@quill.example" };
  const refusalOf = (given: Partial<typeof change>, of = siteId) => {
    const changed = changeContact(ownerOf(of), db, { ...change, ...given }, testNow);
    return changed.ok ? "changed" : changed.refusal;
  };
  expect(refusalOf({ seenAt: factoryNow - 1 })).toBe("changed_meanwhile");
  expect(refusalOf({ email: other.email })).toBe("email_taken");
  expect(refusalOf({}, createSite(db).id)).toBe("not_found");
  db.$client.prepare("UPDATE contacts SET being_erased_at = 1 WHERE id = ?").run(contactId);
  expect(refusalOf({})).toBe("being_erased");
});

test("notes are added, changed and deleted, by their own site only", () => {
  const { id: contactId } = createContact(db, { siteId });
  const [access, stranger] = [ownerOf(siteId), ownerOf(createSite(db).id)];
  const bodies = () => db.$client.prepare("SELECT body FROM notes").pluck().all();
  expect(addNote(stranger, db, { contactId, body: "x" }, testNow)).toEqual(notFound);
  expect(addNote(access, db, { contactId, body: "Called." }, testNow)).toEqual({ ok: true });
  const noteId = db.$client.prepare("SELECT id FROM notes").pluck().get() as number;
  expect(changeNote(stranger, db, { contactId, noteId, body: "y" }, testNow)).toEqual(notFound);
  expect(deleteNote(stranger, db, { contactId, noteId }, testNow)).toEqual(notFound);
  expect(changeNote(access, db, { contactId, noteId, body: "Called twice." }, testNow)).toEqual({ ok: true });
  expect(bodies()).toEqual(["Called twice."]);
  expect(deleteNote(access, db, { contactId, noteId }, testNow)).toEqual({ ok: true });
  expect(deleteNote(access, db, { contactId, noteId }, testNow)).toEqual(notFound);
  const told = db.$client.prepare("SELECT action, counts, note FROM audit_log ORDER BY id").all();
  expect(told).toEqual(
    ["note_added", "note_changed", "note_deleted"].map((action) => ({ action, counts: "{}", note: null })),
  );
  expect(bodies()).toEqual([]);
});

test("the copy for the person holds every table the schema says is theirs, with names and without secrets", () => {
  const catalogue = createCatalogue(db, { siteId });
  const ada = createContactWithEverything(db, { siteId, catalogue });
  createContactWithEverything(db, { siteId, catalogue });
  const data = findPersonData(ownerOf(siteId), db, ada.id);
  expect(Object.keys(data?.records ?? {}).sort()).toEqual(contactTables(db));
  expect(data?.contact).toMatchObject({ id: ada.id, email: ada.email });
  expect(data?.records.contact_tags?.[0]).toHaveProperty("tag");
  const text = JSON.stringify(data);
  expect(text).not.toMatch(/token_hash|unsubscribe_hash|"parameters"/);
  for (const rows of Object.values(data?.records ?? {}))
    for (const row of rows) expect(row.contact_id).toBe(ada.id);
  expect(findPersonData(ownerOf(createSite(db).id), db, ada.id)).toBeUndefined();
});

test("custom fields: set, taken away, and refused by name when their type does not fit", () => {
  const { id: contactId } = createContact(db, { siteId, email: "ada@quill.example" });
  const all = (sql: string) => db.$client.prepare(sql).all();
  db.$client.exec(`INSERT INTO custom_fields (id, site_id, name, type)
    VALUES (1, ${siteId}, 'Shoe size', 'number'), (2, ${siteId}, 'Birthday', 'date'), (3, ${siteId}, 'VIP', 'boolean')`);
  db.$client.exec(
    `INSERT INTO custom_fields (id, site_id, name, type) VALUES (9, ${createSite(db).id}, 'Theirs', 'text')`,
  );
  let seenAt = factoryNow;
  const change = (given: { fields?: { id: number; value: string }[] }) => {
    const name = `Ada ${seenAt}`;
    const result = changeContact(
      ownerOf(siteId),
      db,
      { contactId, seenAt, name, email: "ada@quill.example", ...given },
      testNow,
    );
    seenAt = db.$client
      .prepare("SELECT updated_at FROM contacts WHERE id = ?")
      .pluck()
      .get(contactId) as number;
    return result;
  };
  const fields = [
    { id: 1, value: "41.5" },
    { id: 2, value: "1990-02-28" },
    { id: 3, value: "true" },
  ];
  expect(change({ fields })).toMatchObject({ ok: true });
  expect(change({ fields: [{ id: 1, value: "" }] })).toMatchObject({ ok: true });
  const values = all("SELECT field_id, value FROM contact_field_values ORDER BY field_id");
  expect(values).toEqual([
    { field_id: 2, value: "1990-02-28" },
    { field_id: 3, value: "true" },
  ]);
  for (const [id, value, expected] of [
    [1, "big", "a number"],
    [2, "30.2.1990", "a day such as 2026-01-31"],
    [3, "maybe", "true or false"],
    [9, "x", "one of this site"],
  ] as const)
    expect(change({ fields: [{ id, value }] })).toMatchObject({ refusal: "wrong_field", expected });
  expect(change({})).toMatchObject({ ok: true });
});

test("a choice is one of its options", () => {
  const { id: contactId, name, email } = createContact(db, { siteId });
  const fieldId = Number(
    db.$client
      .prepare(
        `INSERT INTO custom_fields (site_id, name, type, options) VALUES (?, 'Size', 'choice', '["S","M"]')`,
      )
      .run(siteId).lastInsertRowid,
  );
  const choose = (value: string, seenAt: number) =>
    changeContact(
      ownerOf(siteId),
      db,
      { contactId, seenAt, name, email, fields: [{ id: fieldId, value }] },
      testNow,
    );
  expect(choose("XL", factoryNow)).toMatchObject({ refusal: "wrong_field", expected: "one of S, M" });
  expect(choose("M", factoryNow)).toMatchObject({ ok: true });
  const field = () => findContactProfile(ownerOf(siteId), db, contactId)?.fields[0];
  expect(field()).toEqual({ id: fieldId, name: "Size", type: "choice", options: ["S", "M"], value: "M" });
  expect(choose("", testNow)).toMatchObject({ ok: true });
  expect(field()?.value).toBeNull();
});

test("an address from a list keeps its odd dots while the rest is edited; a new one may not have them", () => {
  const { id: contactId } = createContact(db, { siteId, email: "a..b@quill.example" });
  const change = { contactId, seenAt: factoryNow, name: "Ada", email: "a..b@quill.example" };
  expect(changeContact(ownerOf(siteId), db, contactChange.parse(change), testNow)).toMatchObject({
    ok: true,
  });
  expect(
    changeContact(
      ownerOf(siteId),
      db,
      contactChange.parse({ ...change, seenAt: testNow, email: "a.@quill.example" }),
      testNow,
    ),
  ).toMatchObject({ ok: false, refusal: "wrong_field", field: "email" });
  expect(db.$client.prepare("SELECT name, email FROM contacts").get()).toEqual({
    name: "Ada",
    email: "a..b@quill.example",
  });
});

test("a number typed by hand is stored in the one form of numbers, and a code is refused", () => {
  const { id: contactId, name, email } = createContact(db, { siteId });
  const fieldId = Number(
    db.$client
      .prepare("INSERT INTO custom_fields (site_id, name, type) VALUES (?, 'Paid', 'number')")
      .run(siteId).lastInsertRowid,
  );
  let seenAt = factoryNow;
  const type = (value: string) => {
    const changed = changeContact(
      ownerOf(siteId),
      db,
      { contactId, seenAt, name, email, fields: [{ id: fieldId, value }] },
      testNow,
    );
    seenAt = db.$client.prepare("SELECT updated_at FROM contacts").pluck().get() as number;
    return changed.ok
      ? db.$client.prepare("SELECT value FROM contact_field_values").pluck().get()
      : changed.refusal;
  };
  expect(["10.0", "007", "-1.50", "0x10", "1e3", "1,5"].map(type)).toEqual([
    ...["10", "7", "-1.5"],
    ...["wrong_field", "wrong_field", "wrong_field"],
  ]);
});
