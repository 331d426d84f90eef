import { beforeEach, expect, test } from "vitest";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { listContacts } from "@/lib/contacts/list/list-contacts";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { contactFilter } from "./contact-filter";

let db: Database;
let siteId: number;

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
});

async function named(...rules: unknown[]): Promise<string[]> {
  const filter = contactFilter.parse({ where: { match: "all", rules } });
  const page = { sort: "name", direction: "asc", size: 50 } as const;
  const list = await listContacts(ownerOf(siteId), db, filter, page, testNow);
  return list.rows.map(({ name }) => name);
}

test("letters are the same with and without accents, small and capital, in every text", async () => {
  const { id } = createContact(db, { siteId, name: "ÖZGE ÅBERG" });
  createContact(db, { siteId, name: "Someone Else" });
  const add = (sql: string) => db.$client.prepare(sql).run({ id, siteId });
  add(
    `INSERT INTO notes (contact_id, id, body, written_by, created_at) VALUES (@id, 1, 'ÖFFNET montags', 'x', 1)`,
  );
  add(`INSERT INTO custom_fields (id, site_id, name, type) VALUES (7, @siteId, 'Town', 'text')`);
  add(`INSERT INTO contact_field_values (contact_id, field_id, value) VALUES (@id, 7, 'İZMİR')`);
  const town = { field: "custom", custom: 7 };
  for (const rule of [
    { field: "name", is: "exactly", value: "Özge Åberg" },
    { field: "name", is: "contains", value: "aberg" },
    { field: "note", is: "contains", value: "öffnet" },
    { ...town, is: "exactly", value: "Izmir" },
    { ...town, is: "contains", value: "ZM" },
  ])
    expect(await named(rule), JSON.stringify(rule)).toEqual(["ÖZGE ÅBERG"]);
  expect(await named({ field: "note", is: "not_contains", value: "Öffnet" })).toEqual(["Someone Else"]);
});

test("an address is exactly one address: with accents, dots and all", async () => {
  const emails = [
    "jose@quill.example",
    "jos\u00e9@quill.example",
    "j.ose@quill.example",
    "\u0142eo@quill.example",
  ];
  for (const email of [...emails, "leo@quill.example"]) createContact(db, { siteId, email, name: email });
  const exactly = (value: string) => named({ field: "email", is: "exactly", value });
  for (const email of emails) expect(await exactly(email)).toEqual([email]);
  expect(await exactly(" JOSE\u0301@Quill.example")).toEqual(["jos\u00e9@quill.example"]);
  expect(await exactly("jo\u200bse@quill.example")).toEqual(["jose@quill.example"]);
  expect(await exactly("jose")).toEqual([]);
  expect(await named({ field: "email", is: "contains", value: "jose@" })).toHaveLength(2);
});

test("an offer that was bought is told from one that was granted, and a revoked one is not theirs", async () => {
  const { oneOffOfferId: offer } = createCatalogue(db, { siteId });
  const own = (name: string, kind: string, revokedAt: number | null) => {
    const { id } = createContact(db, { siteId, name });
    db.$client
      .prepare(
        `INSERT INTO purchases (contact_id, id, offer_id, kind, amount, currency, created_at, revoked_at)
         VALUES (?, ?, ?, ?, 0, 'EUR', 1, ?)`,
      )
      .run(id, id, offer, kind, revokedAt);
  };
  own("Buyer", "bought", null);
  own("Friend", "granted", null);
  own("Gone", "granted", 5);
  const asked = (is: string) => named({ field: "offer", is, ids: [offer] });
  expect(await asked("any_of")).toEqual(["Buyer", "Friend"]);
  expect(await asked("none_of")).toEqual(["Gone"]);
  expect(await asked("bought")).toEqual(["Buyer"]);
  expect(await asked("not_bought")).toEqual(["Friend", "Gone"]);
  expect(await asked("granted")).toEqual(["Friend", "Gone"]);
  expect(await asked("not_granted")).toEqual(["Buyer"]);
});

test("whoever was taken out of a sequence, or has it behind them, is not in it", async () => {
  const { sequenceId } = createCatalogue(db, { siteId });
  for (const status of ["active", "completed", "left"]) {
    const { id } = createContact(db, { siteId, name: status });
    db.$client
      .prepare(
        "INSERT INTO sequence_enrollments (contact_id, sequence_id, status, created_at) VALUES (?, ?, ?, 1)",
      )
      .run(id, sequenceId, status);
  }
  expect(await named({ field: "sequence", is: "any_of", ids: [sequenceId] })).toEqual(["active"]);
  expect(await named({ field: "sequence", is: "none_of", ids: [sequenceId] })).toEqual(["completed", "left"]);
  expect(await named({ field: "sequence", is: "completed", ids: [sequenceId] })).toEqual(["completed"]);
  expect(await named({ field: "sequence", is: "not_completed", ids: [sequenceId] })).toEqual([
    "active",
    "left",
  ]);
});

test("before and after a day mean the day of the zone that was said", async () => {
  createContact(db, { siteId, name: "Late on the 31st in New York", createdAt: Date.UTC(2026, 1, 1, 3) });
  createContact(db, { siteId, name: "On the 1st anywhere", createdAt: Date.UTC(2026, 1, 1, 12) });
  const added = (is: string, day: string, zone?: string) =>
    named({ field: "added", is, day, ...(zone && { zone }) });
  expect(await added("before", "2026-02-01")).toEqual([]);
  expect(await added("before", "2026-02-01", "America/New_York")).toEqual(["Late on the 31st in New York"]);
  expect(await added("after", "2026-01-31", "America/New_York")).toEqual(["On the 1st anywhere"]);
  expect(await added("after", "2026-01-31")).toHaveLength(2);
  await expect(added("after", "2026-01-31", "Mars/Olympus")).rejects.toThrow(
    "a time zone such as Europe/Lisbon",
  );
});

test("a number is found however it was written, and a code only as it is", async () => {
  const add = (sql: string, ...values: unknown[]) => db.$client.prepare(sql).run(...values);
  add("INSERT INTO custom_fields (id, site_id, name, type) VALUES (8, ?, 'Paid', 'number')", siteId);
  add("INSERT INTO custom_fields (id, site_id, name, type) VALUES (9, ?, 'Code', 'text')", siteId);
  for (const [name, paid, code] of [
    ["new", "10", "10"],
    ["old", "10.0", "10.0"],
    ["other", "-5", "0x10"],
  ]) {
    const { id } = createContact(db, { siteId, name });
    add("INSERT INTO contact_field_values VALUES (?, 8, ?), (?, 9, ?)", id, paid, id, code);
  }
  const asked = (custom: number, is: string, value: string) => named({ field: "custom", custom, is, value });
  expect(await asked(8, "exactly", "10")).toEqual(["new", "old"]);
  expect(await asked(8, "exactly", "10.00")).toEqual(["new", "old"]);
  expect(await asked(8, "at_most", "\u22125")).toEqual(["other"]);
  expect(await asked(9, "exactly", "10")).toEqual(["new"]);
  expect(await asked(9, "exactly", "0x10")).toEqual(["other"]);
});
