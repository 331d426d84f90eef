import { beforeEach, expect, test } from "vitest";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { contactTables } from "@/db/reachable-tables";
import { findContactProfile } from "@/lib/contacts/profile/find-contact-profile";
import { capturePlans } from "@/testing/steps/capture-plans";
import { ownerOf } from "@/testing/steps/deletion";
import { type RecordListName, recordLists, recordPageOf } from "./contact-records";
import { listContactRecords } from "./list-contact-records";
import { type TimelineTopic, timelineTopics } from "./timeline-topics";

let db: Database;
let siteId: number;

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
});

/** Returns every page of a list, each by the cursor of the one before. */
function pagesOf(contactId: number, list: RecordListName) {
  const pages: { id: number | string; createdAt: number }[][] = [];
  for (let older: string | null | undefined; older !== null; ) {
    const asked = recordPageOf.parse({ list, ...(older && { older }) });
    const page = listContactRecords(ownerOf(siteId), db, { contactId, ...asked });
    if (!page) throw new Error("the contact is not found");
    pages.push(page.rows);
    older = page.older;
  }
  return pages;
}

test("all notes come, newest first, each once, also those of the same moment", () => {
  const { id } = createContact(db, { siteId });
  const other = createContact(db, { siteId });
  const add = db.$client.prepare(
    "INSERT INTO notes (contact_id, id, body, written_by, created_at) VALUES (?, ?, 'x', 'owner', ?)",
  );
  for (let note = 1; note <= 45; note += 1) add.run(id, note, Math.floor(note / 4));
  add.run(other.id, 1000, 5);
  const pages = pagesOf(id, "notes");
  expect(pages.map(({ length }) => length)).toEqual([20, 20, 5]);
  expect(pages.flat().map((note) => note.id)).toEqual(Array.from({ length: 45 }, (_, at) => 45 - at));
  expect(pagesOf(other.id, "notes").flat()).toHaveLength(1);
});

test("opens and clicks are counted for the one message and the one contact", () => {
  const catalogue = createCatalogue(db, { siteId });
  const [ada, ben] = [1, 2].map(() => createContactWithEverything(db, { siteId, catalogue }).id);
  if (!ada || !ben) throw new Error("two were made");
  const deliveryId = db.$client
    .prepare("SELECT id FROM email_deliveries WHERE contact_id = ?")
    .pluck()
    .get(ada) as number;
  const happened = db.$client.prepare(
    "INSERT INTO email_events (contact_id, delivery_id, id, kind, created_at) VALUES (?, ?, ?, ?, 1)",
  );
  happened.run(ada, deliveryId, 8001, "open");
  happened.run(ada, deliveryId, 8002, "click");
  const counts = (id: number) => pagesOf(id, "emails").flat();
  expect(counts(ada)).toMatchObject([{ openCount: 2, clickCount: 1 }]);
  expect(counts(ben)).toMatchObject([{ openCount: 1, clickCount: 0 }]);
});

test("the timeline pages through moments that many kinds share", () => {
  const catalogue = createCatalogue(db, { siteId });
  const { id } = createContactWithEverything(db, { siteId, catalogue });
  const add = db.$client.prepare(
    "INSERT INTO activities (contact_id, id, kind, summary, created_at) VALUES (?, ?, 'visited', 'Came by', ?)",
  );
  for (let visit = 1; visit <= 50; visit += 1) add.run(id, 9000 + visit, (visit % 3) * 1e12);
  const rows = pagesOf(id, "timeline").flat();
  expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
  expect(rows.map(({ createdAt }) => createdAt)).toEqual(
    rows.map(({ createdAt }) => createdAt).sort((one, other) => other - one),
  );
  expect(rows.length).toBeGreaterThan(65);
});

test("whatever belongs to a contact and happened at some time is on the timeline or has a list of its own", () => {
  const catalogue = createCatalogue(db, { siteId });
  const { id } = createContactWithEverything(db, { siteId, catalogue });
  const everything = pagesOf(id, "timeline").flat().length;
  const isTold = (table: string) => {
    db.$client.exec("SAVEPOINT before");
    db.$client.prepare(`DELETE FROM "${table}" WHERE contact_id = ?`).run(id);
    const left = pagesOf(id, "timeline").flat().length;
    db.$client.exec("ROLLBACK TO before");
    return left < everything;
  };
  const untold = ["contact_tags", "contact_field_values", "invoices", "billing_customers"];
  // Former emails are listed on the Privacy tab.
  untold.push("former_emails");
  // Pairs that may be one person are listed under Duplicates.
  untold.push("duplicate_members");
  const ofTheInstance = ["outgoing_mail", "opt_in_requests"];
  expect(
    contactTables(db)
      .filter((table) => !isTold(table))
      .sort(),
  ).toEqual([...untold, ...ofTheInstance].sort());
});

test("a topic holds its own events, and all topics together hold every event once", () => {
  const catalogue = createCatalogue(db, { siteId });
  const { id } = createContactWithEverything(db, { siteId, catalogue });
  const about = (topic?: TimelineTopic) =>
    listContactRecords(ownerOf(siteId), db, { contactId: id, list: "timeline", about: topic })?.rows ?? [];
  expect(about("payments").map(({ kind }) => kind)).toContain("paid");
  expect(new Set(about("email").map(({ kind }) => kind))).toEqual(new Set(["emailed", "opened", "joined"]));
  expect(about("notes")).toMatchObject([{ kind: "wrote_note" }]);
  const apart = timelineTopics.flatMap((topic) => about(topic).map((event) => event.id));
  const together = pagesOf(id, "timeline").flat();
  expect(apart.sort()).toEqual(together.map((event) => event.id).sort());
});

test.each(timelineTopics)("the topic %s reads only rows of the one contact, by key", (about) => {
  const { id } = createContact(db, { siteId });
  const captured = capturePlans(db, (source) => /^select/i.test(source));
  listContactRecords(ownerOf(siteId), db, { contactId: id, list: "timeline", about });
  captured.stop();
  expect(captured.steps().filter((detail) => /^SCAN (?!CONSTANT|\(subquery)/.test(detail))).toEqual([]);
});

test("the payments add up to what the top of the page says, part refunds taken off", () => {
  const catalogue = createCatalogue(db, { siteId });
  const { id } = createContactWithEverything(db, { siteId, catalogue });
  db.$client
    .prepare("UPDATE payments SET refunded_amount = 500 WHERE contact_id = ? AND amount = 1500")
    .run(id);
  const rows = listContactRecords(ownerOf(siteId), db, { contactId: id, list: "payments" })?.rows ?? [];
  const sum = rows.reduce((total, { amount, refundedAmount }) => total + amount - refundedAmount, 0);
  const profile = findContactProfile(ownerOf(siteId), db, id);
  expect(profile?.paid).toEqual([{ currency: "EUR", amount: sum }]);
  expect(profile?.monthly).toEqual([{ currency: "EUR", amount: 1500 }]);
  db.$client.prepare("UPDATE subscriptions SET ends_at = 9 WHERE contact_id = ?").run(id);
  expect(findContactProfile(ownerOf(siteId), db, id)).toMatchObject({
    monthly: [],
    liveSubscriptionCount: 1,
  });
});

test("a payment at Stripe leads there, and one of the built-in provider does not", () => {
  const catalogue = createCatalogue(db, { siteId });
  const { id } = createContactWithEverything(db, { siteId, catalogue });
  db.$client
    .prepare(
      `UPDATE payments SET provider_payment_id = 'pi_1', provider_account = 'acct_1/test'
       WHERE contact_id = ? AND amount = 14900`,
    )
    .run(id);
  const rows = listContactRecords(ownerOf(siteId), db, { contactId: id, list: "payments" })?.rows ?? [];
  expect(rows.map(({ amount, providerUrl }) => [amount, providerUrl]).sort()).toEqual([
    [14_900, "https://dashboard.stripe.com/acct_1/test/payments/pi_1"],
    [1_500, null],
  ]);
});

test.each(recordLists)("%s reads only rows of the one contact, by key", (list) => {
  const { id } = createContact(db, { siteId });
  const captured = capturePlans(db, (source) => /^select/i.test(source));
  const older = { at: 1, id: "1" };
  listContactRecords(ownerOf(siteId), db, { contactId: id, list, older });
  captured.stop();
  const plans = captured.steps();
  expect(plans.filter((detail) => detail.startsWith("SEARCH")).length).toBeGreaterThan(1);
  expect(plans.filter((detail) => /^SCAN (?!CONSTANT|\(subquery)/.test(detail))).toEqual([]);
});

test("another site's contact is not found, and what is not understood is refused by name", () => {
  const { id } = createContact(db, { siteId: createSite(db).id });
  expect(listContactRecords(ownerOf(siteId), db, { contactId: id, list: "notes" })).toBeUndefined();
  for (const asked of [
    { list: "secrets" },
    { list: "notes", older: "yesterday" },
    { list: "notes", page: "2" },
  ])
    expect(recordPageOf.safeParse(asked).success).toBe(false);
});

test("the lifecycle tells each step once, in order, and the goodbye only of someone who is out", () => {
  const catalogue = createCatalogue(db, { siteId });
  const { id } = createContactWithEverything(db, { siteId, catalogue });
  const say = (sql: string) => db.$client.prepare(sql).run({ id });
  const steps = () => findContactProfile(ownerOf(siteId), db, id)?.lifecycle.map(({ step }) => step);
  say("UPDATE contacts SET created_at = 1, last_activity_at = 9e12 WHERE id = @id");
  say("UPDATE consent_events SET created_at = 2 WHERE contact_id = @id");
  say("UPDATE purchases SET created_at = 3 WHERE contact_id = @id");
  expect(steps()).toEqual(["added", "subscribed", "bought", "active"]);
  say(`INSERT INTO consent_events (contact_id, id, kind, source, created_at)
       VALUES (@id, 7001, 'unsubscribed', 'mail', 4), (@id, 7002, 'confirmed', 'form', 5)`);
  expect(steps()).toEqual(["added", "subscribed", "bought", "active"]);
  say("UPDATE contacts SET marketing_status = 'unsubscribed' WHERE id = @id");
  expect(steps()).toEqual(["added", "subscribed", "bought", "left", "active"]);
});
