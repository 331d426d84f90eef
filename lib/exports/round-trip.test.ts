import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { contacts, marketingStatuses } from "@/db/schema";
import { write } from "@/db/write";
import { rememberErasedIdentity } from "@/lib/consent/identities/erased-identities";
import { type MarketingStatus, marketingStatusNames } from "@/lib/consent/status/marketing-status";
import { iterateContacts } from "@/lib/contacts/list/iterate-contacts";
import { readStatus } from "@/lib/imports/cells/read-status";
import { tagKey } from "@/lib/values/tag-key";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { importList } from "@/testing/steps/import";
import { runsOf } from "@/testing/steps/runs";
import { contactsCsv } from "./contacts-csv";

interface Person {
  email: string;
  name: string;
  status: MarketingStatus;
  tags: string[];
  fields: Map<string, string>;
}

const fieldTypes = {
  Phone: "text",
  Note: "text",
  Name: "text",
  "-Code": "text",
  "Unsubscribed from": "text",
  "Tags (custom field)": "text",
  Paid: "number",
  Born: "date",
  VIP: "boolean",
} as const;

async function exported(db: Database, siteId: number): Promise<Buffer> {
  const all = iterateContacts(db, [sql`${contacts.siteId} = ${siteId}`]);
  const file = contactsCsv(ownerOf(siteId), db, all);
  return Buffer.from(await new Response(file).arrayBuffer());
}

/** Makes two sites with the same fields, and the people on the first. */
function world(people: Person[]) {
  const db = openMemoryDatabase();
  const [here, there] = [createSite(db).id, createSite(db).id];
  const run = (query: string, ...values: unknown[]) => db.$client.prepare(query).run(...values);
  for (const siteId of [here, there])
    for (const [name, type] of Object.entries(fieldTypes))
      run("INSERT INTO custom_fields (site_id, name, type) VALUES (?, ?, ?)", siteId, name, type);
  for (const { email, name, status, tags, fields } of people) {
    const { id } = createContact(db, { siteId: here, email, name, marketingStatus: status });
    for (const tag of tags) {
      run("INSERT OR IGNORE INTO tags (site_id, name) VALUES (?, ?)", here, tag);
      run("INSERT INTO contact_tags SELECT ?, id, 0 FROM tags WHERE site_id = ? AND name = ?", id, here, tag);
    }
    for (const [field, value] of fields)
      run(
        "INSERT INTO contact_field_values SELECT ?, id, ? FROM custom_fields WHERE site_id = ? AND name = ?",
        id,
        value,
        here,
        field,
      );
  }
  const peopleOf = (siteId: number): Person[] => {
    const names = new Map(
      (
        db.$client.prepare("SELECT id, name FROM custom_fields WHERE site_id = ?").all(siteId) as {
          id: number;
          name: string;
        }[]
      ).map(({ id, name }) => [id, name]),
    );
    return [...iterateContacts(db, [sql`${contacts.siteId} = ${siteId}`])].map((one) => ({
      email: one.email,
      name: one.name,
      status: one.marketingStatus,
      tags: one.tags,
      fields: new Map([...one.fields].map(([id, value]) => [names.get(id) ?? "", value] as const).sort()),
    }));
  };
  return { db, here, there, peopleOf };
}

const awkward = fc.constantFrom(
  ...[
    "+49 170 1234567",
    "-Kai-",
    "'-Kai-",
    "''=x",
    "=1+1",
    "@home",
    "'t Hart",
    "\uff1d1",
    '"Bob "the man"',
    "a,b;c|d",
  ],
  ...[
    "line\nbreak",
    "line\r\nbreak",
    "carriage\rreturn",
    '"',
    "sep=;",
    "0x10",
    "1e3",
    "1.234",
    "ada@x.example",
    "＋1",
  ],
);
const text = fc
  .oneof(
    awkward,
    fc.string({ unit: "grapheme", maxLength: 20 }),
    fc.string({ unit: "binary", maxLength: 10 }),
  )
  .map((whole) => whole.replace(/[\0\p{Cs}]/gu, "").trim())
  .filter((whole) => whole !== "");
const local = fc.stringMatching(/^[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,12}$/);
const tag = fc.oneof(
  text,
  fc.constantFrom("Smith, Jones & Co", "-vip", "VIP", "* star", "a ::: b", '"quoted"'),
);
const number = fc
  .tuple(fc.integer(), fc.stringMatching(/^(\.\d{0,4}[1-9])?$/))
  .map(([whole, rest]) => (whole === 0 && rest === "" ? "0" : `${whole === 0 ? 0 : whole}${rest}`));
const day = fc
  .date({ min: new Date("1000-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));

const person: fc.Arbitrary<Person> = fc.record({
  email: local.map((name) => `${name}@quill.example`),
  name: fc.oneof(text, fc.constant("")),
  status: fc.constantFrom(...marketingStatuses),
  tags: fc.uniqueArray(tag, { selector: tagKey, maxLength: 5 }).map((tags) => tags.sort()),
  fields: fc
    .record(
      {
        Phone: text,
        Note: text,
        Name: text,
        "-Code": text,
        "Unsubscribed from": text,
        "Tags (custom field)": text,
        Paid: number,
        Born: day,
        VIP: fc.constantFrom("true", "false"),
      },
      { requiredKeys: [] },
    )
    .map((fields) => new Map(Object.entries(fields).sort())),
});

/** Maps each status to what a claim makes of it: a list lowers, and raises only to what it says. */
const claimed: Record<MarketingStatus, MarketingStatus> = {
  subscribed: "subscribed",
  unsubscribed: "unsubscribed",
  never_subscribed: "never_subscribed",
  pending: "never_subscribed",
  bounced: "bounced",
  complained: "complained",
};

test("an export is read back with every value as it was", async () => {
  const distinct = fc.uniqueArray(person, { selector: ({ email }) => email, minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(distinct, async (people) => {
      const { db, here, there, peopleOf } = world(sharingTags(people));
      const file = await exported(db, here);
      const { imported } = await importList(ownerOf(there), db, file, { consent: "claimed" }, testNow);
      expect([imported.problems, imported.partial]).toEqual([[], []]);
      expect(peopleOf(there)).toEqual(peopleOf(here).map((one) => ({ ...one, status: claimed[one.status] })));
      const before = peopleOf(here);
      const again = await importList(ownerOf(here), db, file, { consent: "none" }, testNow);
      expect(again.imported.counts).toMatchObject({ unchanged: people.length, created: 0, updated: 0 });
      expect(peopleOf(here)).toEqual(before);
    }),
    { numRuns: runsOf(80) },
  );
}, 120_000);

/** Gives tags that differ only by case one spelling, because a site has no two such tags. */
function sharingTags(people: Person[]): Person[] {
  const first = new Map<string, string>();
  const shared = (name: string) => {
    const known = first.get(tagKey(name)) ?? name;
    first.set(tagKey(name), known);
    return known;
  };
  return people.map((one) => ({ ...one, tags: one.tags.map(shared).sort() }));
}

test("an address that begins like a formula is the same address on the way back: deleted stays deleted", async () => {
  const email = "-chain@quill.example";
  const { db, here, peopleOf } = world([
    { email, name: "-Kai-", status: "subscribed", tags: ["-vip"], fields: new Map([["Phone", "+49 170 1"]]) },
  ]);
  const file = await exported(db, here);
  expect(file.toString()).toContain(`'${email},'-Kai-,`);
  db.$client.exec("DELETE FROM contacts");
  write(db, (tx) => rememberErasedIdentity(tx, here, email, testNow - 1000));
  await importList(ownerOf(here), db, file, { consent: "claimed" }, testNow);
  expect(peopleOf(here)).toEqual([
    { email, name: "-Kai-", status: "pending", tags: ["-vip"], fields: new Map([["Phone", "+49 170 1"]]) },
  ]);
});

test("what we call a status is read as that status", () => {
  for (const status of marketingStatuses)
    expect(readStatus(marketingStatusNames[status], "Marketing status")).toBe(status);
});
