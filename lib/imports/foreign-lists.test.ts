import { expect, test } from "vitest";
import { createOwner, createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { rememberErasedIdentity } from "@/lib/consent/identities/erased-identities";
import { bytesOf, type ForeignList, foreignLists } from "@/testing/lists/foreign-lists";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { importList, mustFind, mustReceive } from "@/testing/steps/import";

interface Person {
  email: string;
  name: string;
  status: string;
}

/** Imports the list into a site that keeps birthdays, as people do who import them. */
async function imported(list: ForeignList) {
  const db = openMemoryDatabase();
  const siteId = createSite(db).id;
  const access = ownerOf(siteId);
  createOwner(db, { siteId, email: "owner@studio.example", name: "Owner", passwordHash: "none" });
  db.$client
    .prepare("INSERT INTO custom_fields (site_id, name, type) VALUES (?, 'Birthday', 'date')")
    .run(siteId);
  for (const email of list.deleted ?? [])
    write(db, (tx) => rememberErasedIdentity(tx, siteId, email, testNow - 1000));
  const importId = await mustReceive(access, db, bytesOf(list), testNow);
  const { headers, columns } = await mustFind(access, db, importId);
  const birthday = headers.findIndex((header) =>
    ["Birthday", "Geburtstag", "Date de naissance"].includes(header),
  );
  const asked = columns.map((column, at) =>
    at === birthday ? { kind: "field" as const, name: "Birthday" } : column,
  );
  const done = await importList(access, db, bytesOf(list), { consent: "claimed", columns: asked }, testNow);
  const people = db.$client
    .prepare("SELECT email, name, marketing_status AS status FROM contacts ORDER BY id")
    .all() as Person[];
  const namesOf = (status: string) =>
    people
      .filter((person) => person.status === status)
      .map(({ email }) => email.slice(0, email.indexOf("@")))
      .join(" ");
  return { ...done, people, namesOf };
}

const printed: Record<string, Record<string, number>> = {};

test.each(
  foreignLists.map((list) => [`${list.tool}${list.encoding ? `, ${list.encoding}` : ""}`, list] as const),
)("%s: everyone on the list becomes what it says of them", async (title, list) => {
  const { checked, imported: done, people, namesOf } = await imported(list);
  expect({
    subscribed: namesOf("subscribed"),
    unsubscribed: namesOf("unsubscribed"),
    bounced: namesOf("bounced"),
    complained: namesOf("complained"),
    never: namesOf("never_subscribed"),
    pending: namesOf("pending"),
    leftOut: done.counts.invalid,
    partial: done.partial.length,
  }).toEqual({
    subscribed: list.subscribed ?? "",
    unsubscribed: list.unsubscribed ?? "",
    bounced: list.bounced ?? "",
    complained: list.complained ?? "",
    never: list.never ?? "",
    pending: list.pending ?? "",
    leftOut: list.leftOut ?? 0,
    partial: list.partial ?? 0,
  });
  expect([done.counts, done.notes]).toEqual([checked.counts, checked.notes]);
  const count = (names = "") => (names === "" ? 0 : names.split(" ").length);
  const said = (note: string) => checked.notes.find((one) => one.note === note)?.count ?? 0;
  expect(said("now_unsubscribed")).toBe(count(list.unsubscribed));
  expect(said("now_bounced")).toBe(count(list.bounced));
  expect(said("now_complained")).toBe(count(list.complained));
  expect(said("says_unknown") + said("says_never") + said("says_pending") + said("says_blank")).toBe(
    count(list.never),
  );
  expect(people.filter(({ name }) => /[\ufffd�]/.test(name))).toEqual([]);
  printed[title] = {
    subscribed: count(list.subscribed),
    unsubscribed: count(list.unsubscribed),
    pending: count(list.pending),
    bounced: count(list.bounced),
    complained: count(list.complained),
    "neither, and said": count(list.never),
    "left out": list.leftOut ?? 0,
    "a field left out": list.partial ?? 0,
  };
});

test("names are whole, wherever a tool puts their halves", async () => {
  const namesIn = async (file: string) => {
    const list = foreignLists.find((one) => one.file === file);
    if (!list) throw new Error(file);
    return (await imported(list)).people.map(({ name }) => name);
  };
  expect(await namesIn("brevo-contacts.csv")).toEqual(["Inès Moreau", "Noé Garçon", "Zoé Petit"]);
  expect(await namesIn("mailchimp-abonnes.csv")).toEqual(["Inès Moreau", "Noé Garçon"]);
  expect(await namesIn("boletin-espana.csv")).toEqual(["Inés Núñez", "José Peña", "Ana Ibáñez", "Luz Ríos"]);
  expect(await namesIn("newsletter-italia.csv")).toEqual(["Nicolò Rossi", "Sara Verdi", "Ugo Bianchi"]);
  expect(await namesIn("newsletter-brasil.csv")).toEqual(["João Conceição", "Maria Gonçalves", "Rui Simões"]);
  expect(await namesIn("outlook-kontakte.csv")).toEqual(["Änne Müller", "Jörg Groß"]);
});

test("the table", () => {
  expect(Object.keys(printed)).toHaveLength(foreignLists.length);
  process.stdout.write(`${tableOf(printed)}\n`);
});

function tableOf(rows: Record<string, Record<string, number>>): string {
  const columns = Object.keys(Object.values(rows)[0] ?? {});
  const line = (name: string, cells: string[]) =>
    `${name.padEnd(44)}${cells.map((cell, at) => cell.padStart((columns[at]?.length ?? 0) + 2)).join("")}`;
  return [
    line("list", columns),
    ...Object.entries(rows).map(([name, cells]) =>
      line(
        name,
        columns.map((column) => String(cells[column])),
      ),
    ),
  ].join("\n");
}
