import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import type { SiteAccess } from "@/lib/auth/site-access";
import { mergeContacts } from "@/lib/contacts/change/merge-contacts";
import { createField } from "@/lib/custom-fields/change-fields";
import { capturePlans } from "@/testing/steps/capture-plans";
import { runSearches } from "@/testing/steps/definition-changes";
import { mustConfirm, mustPreview, ownerOf, testNow } from "@/testing/steps/deletion";
import { decidePair } from "./decide-pair";
import { listDuplicates } from "./list-duplicates";
import { requestSearch } from "./request-search";

let db: Database;
let access: SiteAccess;
beforeEach(() => {
  db = openMemoryDatabase();
  access = ownerOf(createSite(db).id);
});

const add = (email: string, name = "", of = access) =>
  createContact(db, { siteId: of.siteId, email, name }).id;

async function search(of = access) {
  requestSearch(of, db, testNow);
  await runSearches(db);
  const list = listDuplicates(of, db, 0);
  return list.pairs.map(({ reason, contacts: [one, other] }) => `${one.id} ${other.id} ${reason}`);
}

test.each([
  ["plus parts", ["ann@quill.example", "Ann"], ["ann+news@quill.example", "Somebody"], "same_mailbox"],
  ["two plus parts", ["ann+a@quill.example", ""], ["ann+b@quill.example", ""], "same_mailbox"],
  ["dots at Gmail", ["annquill@gmail.com", ""], ["ann.quill@googlemail.com", ""], "same_mailbox"],
  ["a mistyped domain", ["ann@gmail.com", "Ann"], ["ann@gmial.com", ""], "mistyped_domain"],
  [
    "the name at another domain",
    ["ann@quill.example", "Ánn Quill"],
    ["ann@ink.example", "ann  quill"],
    "same_name_and_local_part",
  ],
  ["a letter apart", ["jonsmith@quill.example", "Jo"], ["johnsmith@quill.example", "Jo"], "near_email"],
  ["letters that changed places", ["jhon@quill.example", "Jo"], ["john@quill.example", "Jo"], "near_email"],
] as const)("finds %s, once", async (_, one, other, reason) => {
  const [first, second] = [add(one[0], one[1]), add(other[0], other[1])];
  add("neighbour@quill.example", "Neighbour");
  expect(await search()).toEqual([`${first} ${second} ${reason}`]);
  expect(await search()).toEqual([`${first} ${second} ${reason}`]);
});

test.each([
  ["another domain without a name", ["ann@quill.example", ""], ["ann@ink.example", ""]],
  ["another name at another domain", ["ann@quill.example", "Ann One"], ["ann@ink.example", "Ann Two"]],
  ["a letter apart under two names", ["reader1@quill.example", "One"], ["reader2@quill.example", "Two"]],
  ["dots elsewhere than at Gmail", ["ann.quill@quill.example", "A"], ["annquill@quill.example", "B"]],
  ["two large providers", ["ann@gmail.com", ""], ["ann@ymail.com", ""]],
] as const)("leaves alone %s", async (_, one, other) => {
  add(one[0], one[1]);
  add(other[0], other[1]);
  expect(await search()).toEqual([]);
});

test("one name and one phone number make a pair, however the number is written", async () => {
  const made = createField(access, db, { name: "Téléphone", type: "text" }, testNow);
  if (!made.ok) throw new Error(made.refusal);
  const ids = [add("a@quill.example", "Ann"), add("zoe@ink.example", "Ann"), add("b@quill.example", "Ben")];
  for (const [at, phone] of ["+43 660 123 45 67", "0660/1234567", "06601234567"].entries())
    db.$client.prepare("INSERT INTO contact_field_values VALUES (?, ?, ?)").run(ids[at], made.fieldId, phone);
  expect(await search()).toEqual([`${ids[0]} ${ids[1]} same_phone`]);
});

test("who is dismissed stays so, another site sees nothing, and an undo brings the pair back", async () => {
  const [one, two] = [add("ann@gmail.com"), add("ann@gmial.com")];
  const other = ownerOf(createSite(db).id);
  add("ann@gmail.con", "", other);
  expect(await search(other)).toEqual([]);
  expect(await search()).toHaveLength(1);
  const [pair] = listDuplicates(access, db, 0).pairs;
  const dismissal = { pairId: pair?.id ?? 0, isDismissed: true };
  expect(decidePair(other, db, dismissal, testNow)).toEqual({ ok: false, refusal: "not_found" });
  expect([decidePair(access, db, dismissal, testNow), decidePair(access, db, dismissal, testNow)]).toEqual([
    { ok: true },
    { ok: true },
  ]);
  expect(await search()).toEqual([]);
  decidePair(access, db, { ...dismissal, isDismissed: false }, testNow);
  expect(listDuplicates(access, db, 0).pairs).toHaveLength(1);
  const said = db.$client.prepare("SELECT action, counts FROM audit_log").all();
  expect(said.filter((entry) => JSON.stringify(entry).includes("dismissed"))).toHaveLength(1);
  expect(JSON.stringify(said)).not.toContain("gmail");
  mergeContacts(access, db, { keepId: one, dropId: two, nameFrom: "keep" }, testNow);
  expect(listDuplicates(access, db, 0).pairs).toEqual([]);
  expect(await search()).toEqual([]);
  expect(db.$client.prepare("SELECT count(*) FROM duplicate_pairs").pluck().get()).toBe(0);
});

test("nobody is offered who is hidden, being erased or on the way to be deleted", async () => {
  const [one] = [add("ann@gmail.com"), add("ann@gmial.com")];
  await search();
  const shown = () => listDuplicates(access, db, 0).pairs.length;
  db.$client.prepare("UPDATE contacts SET hidden_at = 1 WHERE id = ?").run(one);
  expect([shown(), await search()]).toEqual([0, []]);
  db.$client.prepare("UPDATE contacts SET hidden_at = NULL, being_erased_at = 1 WHERE id = ?").run(one);
  expect([shown(), await search()]).toEqual([0, []]);
  db.$client.prepare("UPDATE contacts SET being_erased_at = NULL WHERE id = ?").run(one);
  expect(await search()).toHaveLength(1);
  const manifest = await mustPreview(access, db, { kind: "ids", ids: [one] });
  mustConfirm(access, db, manifest);
  expect(shown()).toBe(0);
});

test("property: every planted pair is found, whatever stands between, and none across sites", async () => {
  const noise = fc.array(
    fc.tuple(fc.stringMatching(/^[a-z]{1,3}$/), fc.constantFrom("", "Ann Quill", "Bo")),
    {
      maxLength: 60,
    },
  );
  await fc.assert(
    fc.asyncProperty(noise, fc.nat(), async (others, seed) => {
      db = openMemoryDatabase();
      access = ownerOf(createSite(db).id);
      const other = ownerOf(createSite(db).id);
      const emails = new Set<string>();
      for (const [at, [local, name]] of others.entries()) {
        const email = `${local}.${at}@noise${(seed + at) % 7}.example`;
        if (!emails.has(email)) add(email, name, at % 3 === 0 ? other : access);
        emails.add(email);
      }
      const planted = [
        ["same.person@ink.example", "Same Person", "same.person@quill.example", "Same Person"],
        ["plus@ink.example", "", "plus+x@ink.example", ""],
        ["slip@hotmail.com", "", "slip@hotnail.com", ""],
        ["nearly@ink.example", "Near", "nearley@ink.example", "Near"],
      ] as const;
      const ids = planted.map(([email, name, second, secondName]) => {
        add(second, secondName, other);
        return [add(email, name), add(second, secondName)];
      });
      requestSearch(other, db, testNow);
      const found = await search();
      for (const [one, two] of ids)
        expect(found.some((pair) => pair.startsWith(`${one} ${two} `))).toBe(true);
      const across = db.$client
        .prepare(
          `SELECT count(*) FROM duplicate_members JOIN contacts ON contacts.id = contact_id
           JOIN duplicate_pairs ON duplicate_pairs.id = pair_id WHERE duplicate_pairs.site_id <> contacts.site_id`,
        )
        .pluck()
        .get();
      expect(across).toBe(0);
    }),
    { numRuns: 15 },
  );
});

test("a search that goes on in another process finds what it would have found alone", async () => {
  const ids: number[] = [];
  for (let at = 0; at < 250; at += 1)
    ids.push(add(`reader${String(at).padStart(3, "0")}@n${at}.example`, "Ann"));
  const twin = add("reader099@twin.example", "Ann");
  requestSearch(access, db, testNow);
  // The place in the middle of the name is where the last process stopped.
  db.$client.prepare("UPDATE duplicate_searches SET after_id = ?").run(ids[99]);
  await runSearches(db);
  const found = listDuplicates(access, db, 0).pairs.map(({ contacts }) => contacts.map(({ id }) => id));
  expect(found).toContainEqual([ids[99], twin]);
});

test("the search walks along indexes and never sorts, and a page reads few rows", async () => {
  add("ann+a@gmail.com", "Ann");
  add("ann@gmail.com", "Ann");
  const captured = capturePlans(db);
  await search();
  captured.stop();
  const steps = captured
    .steps()
    .filter((step) => !/json_each|audit_log|CONSTANT|job_failures|jobs/.test(step));
  expect(steps.filter((step) => step.startsWith("SCAN contacts"))).toEqual([]);
  expect(steps.filter((step) => step.includes("TEMP B-TREE") && !step.includes("ORDER BY"))).toEqual([]);
  expect(steps.some((step) => step.includes("contacts_site_name"))).toBe(true);
  expect(steps.some((step) => step.includes("contacts_site_email"))).toBe(true);
});
