import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { identityDigests } from "@/lib/consent/identities/identity-keys";
import type { MarketingStatus } from "@/lib/consent/status/marketing-status";
import { contactFilter } from "@/lib/contacts/filter/contact-filter";
import { listContacts } from "@/lib/contacts/list/list-contacts";
import { ownerOf, runWholeDeletion, testNow } from "@/testing/steps/deletion";
import { importList } from "@/testing/steps/import";
import { listSameEmails } from "./list-same-emails";
import { mendEmails } from "./mend-emails";
import { mergeContacts } from "./merge-contacts";

let db: Database;
let siteId: number;
beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
});

/** Stores a contact as it was stored before: with invisible characters in the email and in the search text. */
function stored(email: string, marketingStatus: MarketingStatus = "subscribed", name = "Ada"): number {
  const { id } = createContact(db, { siteId, email, marketingStatus, name });
  db.$client
    .prepare("UPDATE contacts SET search_text = ? WHERE id = ?")
    .run(`${name.toLowerCase()}\n${email}`, id);
  return id;
}

const emails = () => db.$client.prepare("SELECT email FROM contacts ORDER BY id").pluck().all();
const statuses = () => db.$client.prepare("SELECT marketing_status FROM contacts ORDER BY id").pluck().all();
const audit = () =>
  db.$client.prepare("SELECT actor_id, counts FROM audit_log WHERE action = 'addresses_mended'").all();
const found = async (search: string) => {
  const list = await listContacts(
    ownerOf(siteId),
    db,
    contactFilter.parse({ search }),
    { sort: "name", direction: "asc", size: 50 },
    testNow,
  );
  return list.rows.map(({ email }) => email);
};

test("stored addresses lose what nobody sees, and are found by what one types", async () => {
  stored("ada\u200b@quill.example");
  stored("\u202aben@quill.example\u202c");
  stored("us\u00ader@quill.example", "subscribed", "Zo\u200de Q");
  const untouched = stored("\u7528\u6237@example.com");
  mendEmails(db, testNow);
  expect(emails()).toEqual([
    "ada@quill.example",
    "ben@quill.example",
    "user@quill.example",
    "\u7528\u6237@example.com",
  ]);
  expect(await found("ada@quill")).toEqual(["ada@quill.example"]);
  expect(await found("zoe q")).toEqual(["user@quill.example"]);
  expect(await found("zo\u200ce")).toEqual(["user@quill.example"]);
  expect(statuses()).toEqual(Array(4).fill("subscribed"));
  expect(audit()).toEqual([{ actor_id: null, counts: JSON.stringify({ contacts: 3, collisions: 0 }) }]);
  expect(JSON.stringify(audit())).not.toContain("quill");
  expect(untouched).toBe(4);
});

test("run again, or killed and run again, it changes nothing more", () => {
  for (let at = 0; at < 1_500; at += 1) stored(`p${at}\u200b@quill.example`);
  db.$client.exec(
    `CREATE TEMP TRIGGER kill BEFORE UPDATE OF email ON contacts WHEN new.email = 'p1200@quill.example'
     BEGIN SELECT RAISE(ABORT, 'killed'); END`,
  );
  expect(() => mendEmails(db, testNow)).toThrow("killed");
  expect(prepared(db, "SELECT last_id, done_at FROM upgrade_steps").get()).toEqual({
    last_id: 1_000,
    done_at: null,
  });
  db.$client.exec("DROP TRIGGER kill");
  mendEmails(db, testNow + 1);
  expect(emails()).toEqual(Array.from({ length: 1_500 }, (_, at) => `p${at}@quill.example`));
  const before = db.$client.prepare("SELECT * FROM contacts").all();
  mendEmails(db, testNow + 2);
  expect(db.$client.prepare("SELECT * FROM contacts").all()).toEqual(before);
  expect(preparedValue(db, "SELECT done_at FROM upgrade_steps").get()).toBe(testNow + 1);
  expect(audit()).toHaveLength(1);
});

test("two who turn out to have one address stay two, are listed, and the further out speaks for both", async () => {
  const plain = stored("ada@quill.example", "subscribed", "Ada");
  const hidden = stored("ada\u200b@quill.example", "unsubscribed", "Ada Quill");
  stored("ben@quill.example", "complained", "Ben");
  stored("be\u00adn@quill.example", "subscribed", "Ben B");
  const strangers = createSite(db).id;
  createContact(db, { siteId: strangers, email: "ada\u200b@quill.example" });
  mendEmails(db, testNow);
  expect(emails().slice(0, 4)).toEqual([
    ...["ada@quill.example", "ada\u200b@quill.example", "ben@quill.example", "be\u00adn@quill.example"],
  ]);
  expect(statuses()).toEqual(["unsubscribed", "unsubscribed", "complained", "complained", "subscribed"]);
  expect(audit()[0]).toEqual({ actor_id: null, counts: JSON.stringify({ contacts: 2, collisions: 2 }) });
  expect(listSameEmails(ownerOf(siteId), db)).toMatchObject([
    { contact: { id: hidden }, other: { id: plain } },
    { contact: { name: "Ben B" }, other: { name: "Ben" } },
  ]);
  expect(listSameEmails(ownerOf(strangers), db)).toEqual([]);
  expect(await found("ada@quill.example")).toHaveLength(2);
});

test.each([
  ["the plain one", 0],
  ["the hidden one", 1],
])("merged into %s, one contact is left, with the address as everyone types it", async (_, at) => {
  const both = [stored("ada@quill.example"), stored("ada\u200b@quill.example", "bounced")];
  mendEmails(db, testNow);
  const [keepId = 0, dropId = 0] = at === 0 ? both : [...both].reverse();
  expect(mergeContacts(ownerOf(siteId), db, { keepId, dropId, nameFrom: "keep" }, testNow)).toMatchObject({
    ok: true,
  });
  expect(emails()).toEqual(["ada@quill.example"]);
  expect(statuses()).toEqual(["bounced"]);
  expect(db.$client.prepare("SELECT count(*) FROM former_emails").pluck().get()).toBe(0);
  expect(listSameEmails(ownerOf(siteId), db)).toEqual([]);
  expect(await found("ada@quill.example")).toEqual(["ada@quill.example"]);
});

test("when the other is deleted instead, the next start mends the one that is left", async () => {
  const plain = stored("ada@quill.example");
  stored("ada\u200b@quill.example");
  mendEmails(db, testNow);
  await runWholeDeletion(ownerOf(siteId), db, { kind: "ids", ids: [plain] });
  mendEmails(db, testNow + 1);
  expect(emails()).toEqual(["ada@quill.example"]);
  expect(statuses()).toEqual(["never_subscribed"]);
});

test("someone who was erased and came back disguised is not subscribed any more, and their digest is made anew", async () => {
  const disguised = "ada\u200b@quill.example";
  const [current, unmended] = identityDigests(db, disguised);
  const remember = db.$client.prepare(
    "INSERT INTO erased_identities (site_id, digest, erased_at, reason) VALUES (?, ?, 1, 'deleted')",
  );
  remember.run(siteId, unmended?.digest);
  stored(disguised, "subscribed");
  mendEmails(db, testNow);
  expect(statuses()).toEqual(["never_subscribed"]);
  expect(db.$client.prepare("SELECT digest FROM erased_identities").pluck().all()).toEqual([current.digest]);
  await importList(ownerOf(siteId), db, "Email\nada@quill.example\n", { consent: "claimed" }, testNow + 1);
  expect(statuses()).toEqual(["pending"]);
});

test("what is no address without them is left as it is", () => {
  stored("\u200b@quill.example");
  mendEmails(db, testNow);
  expect(emails()).toEqual(["\u200b@quill.example"]);
});
