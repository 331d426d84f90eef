import fc from "fast-check";
import { expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createOwner, createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { customFields, marketingStatuses } from "@/db/schema";
import { write } from "@/db/write";
import { findErasedIdentity, rememberErasedIdentity } from "@/lib/consent/identities/erased-identities";
import { leaveEmail } from "@/lib/consent/identities/leave-email";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { importList } from "@/testing/steps/import";
import { runsOf } from "@/testing/steps/runs";
import { existingRules, importConsents } from "./plan/import-view";

const names = ["ada", "ben", "cy", "dee", "eve", "fay", "gil"] as const;
const name = fc.constantFrom(...names);
const emailOf = (one: string) => `${one}@quill.example`;

const row = fc.record({
  cell: fc.array(name, { minLength: 1, maxLength: 3 }),
  called: fc.constantFrom("", "", "Kay", "Lou"),
  tags: fc.constantFrom("", "vip", "VIP", "vip;new", "new"),
  size: fc.constantFrom("", "7", "8", "seven"),
  status: fc.constantFrom(
    ...([
      "Subscribed",
      "Subscribed",
      "Unsubscribed",
      "Pending",
      "Bounced",
      "Complained",
      "loobunud",
      "",
    ] as const),
  ),
});
const person = fc.record({
  status: fc.constantFrom(...marketingStatuses),
  called: fc.constantFrom("", "Kay"),
  before: fc.uniqueArray(name, { maxLength: 2 }),
  leftAs: fc.constantFrom(...marketingStatuses),
  isBeingErased: fc.constantFrom(false, false, false, true),
});
const site = fc.record({
  people: fc.dictionary(name, person, { maxKeys: 4 }),
  erased: fc.uniqueArray(name, { maxLength: 2 }),
});
const settings = fc.record({
  consent: fc.constantFrom(...importConsents),
  existing: fc.constantFrom(...existingRules),
});

type Standing = Record<string, string>;

/** Reads everything that an import may change of each contact, by email, and the status alone. */
function readContacts(db: Database): { all: Standing; status: Standing } {
  const rows = db.$client
    .prepare(
      `SELECT email, marketing_status AS status, name,
         (SELECT group_concat(tag_id) FROM contact_tags WHERE contact_id = id) AS tags,
         (SELECT value FROM contact_field_values WHERE contact_id = id) AS size FROM contacts`,
    )
    .all() as { email: string; status: string }[];
  return {
    all: Object.fromEntries(rows.map((one) => [one.email, JSON.stringify(one)])),
    status: Object.fromEntries(rows.map(({ email, status }) => [email, status])),
  };
}

function settle(
  db: Database,
  { people, erased }: typeof site extends fc.Arbitrary<infer T> ? T : never,
): number {
  const siteId = createSite(db).id;
  createOwner(db, { siteId, email: "owner@studio.example", name: "Owner", passwordHash: "none" });
  db.insert(customFields).values({ siteId, name: "Size", type: "number" }).run();
  for (const [one, { status, called, before, leftAs, isBeingErased }] of Object.entries(people)) {
    const { id: contactId } = createContact(db, {
      siteId,
      email: emailOf(one),
      name: called,
      marketingStatus: status,
      beingErasedAt: isBeingErased ? testNow - 1 : null,
    });
    for (const left of before.filter((other) => other !== one))
      write(db, (tx) =>
        leaveEmail(tx, { siteId, contactId, email: emailOf(left), standing: leftAs }, testNow - 2),
      );
  }
  for (const one of erased.filter((other) => !(other in people)))
    write(db, (tx) => rememberErasedIdentity(tx, siteId, emailOf(one), testNow - 1));
  return siteId;
}

test("every number of the dry run is what the import then does", async () => {
  await fc.assert(
    fc.asyncProperty(
      site,
      fc.array(row, { minLength: 1, maxLength: 8 }),
      settings,
      async (before, rows, said) => {
        const db = openMemoryDatabase();
        const siteId = settle(db, before);
        const remembered = () =>
          names.filter((one) => findErasedIdentity(db, siteId, emailOf(one), ["opted_out", "deleted"]));
        const [then, thenRemembered] = [readContacts(db), remembered()];
        const lines = rows.map(
          ({ cell, called, tags, size, status }) =>
            `"${cell.map(emailOf).join(", ")}",${called},"${tags}",${size},${status}\n`,
        );
        const csv = `Email,Name,Tags,Size,Status\n${lines.join("")}`;
        const { checked, imported } = await importList(ownerOf(siteId), db, csv, said, testNow);
        expect([imported.counts, imported.notes, imported.problems, imported.partial]).toEqual([
          checked.counts,
          checked.notes,
          checked.problems,
          checked.partial,
        ]);
        const now = readContacts(db);
        const emails = Object.keys(now.all);
        const listed = new Set(rows.map(({ cell }) => emailOf(cell[0] ?? "")));
        const noted = (note: string) => checked.notes.find((one) => one.note === note)?.count ?? 0;
        const { counts } = checked;
        const lowered = emails.filter((email) => then.all[email] && now.status[email] !== then.status[email]);
        if (said.consent === "opted_out") {
          expect(emails).toEqual(Object.keys(then.all));
          expect(counts.updated).toBe(lowered.length);
          return;
        }
        const isOwn = (email: string) => listed.has(email);
        const changed = emails.filter((email) => then.all[email] && now.all[email] !== then.all[email]);
        const movedTo = (to: string) =>
          emails.filter((email) => isOwn(email) && now.status[email] === to && then.status[email] !== to)
            .length;
        const further = names.map(emailOf).filter((email) => {
          const isNew = !thenRemembered.some((one) => emailOf(one) === email);
          const isRemembered = remembered().some((one) => emailOf(one) === email);
          return !isOwn(email) && ((isNew && isRemembered) || lowered.includes(email));
        });
        expect({
          created: emails.filter((email) => !then.all[email]).length,
          rows: counts.created + counts.updated + counts.unchanged + counts.duplicate + counts.invalid,
          changed: counts.updated,
          subscribed: movedTo("subscribed"),
          asked: movedTo("pending"),
          unsubscribed: movedTo("unsubscribed"),
          bounced: movedTo("bounced"),
          complained: movedTo("complained"),
          further: further.length,
        }).toEqual({
          created: counts.created,
          rows: rows.length,
          changed: changed.filter(isOwn).filter((email) => !isErasing(before, email)).length,
          subscribed: counts.subscribed,
          asked: counts.asked,
          unsubscribed: noted("now_unsubscribed"),
          bounced: noted("now_bounced"),
          complained: noted("now_complained"),
          further: noted("further_opted_out"),
        });
      },
    ),
    { numRuns: runsOf(300) },
  );
}, 120_000);

function isErasing(
  { people }: { people: Record<string, { isBeingErased: boolean }> },
  email: string,
): boolean {
  return people[email.split("@")[0] ?? ""]?.isBeingErased === true;
}
