import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import {
  broadcasts,
  communityComments,
  communityPosts,
  contactFieldValues,
  customFields,
  deletionJobs,
  formerEmails,
  notes,
  segments,
  tags,
} from "@/db/schema";
import { findDeletion } from "@/lib/deletion/receipt/find-deletion";
import { mustPreview, ownerOf, runWholeDeletion } from "@/testing/steps/deletion";
import { findMentions } from "./find-mentions";

let db: Database;
let siteId: number;
let ada: number;
let other: number;
let noteId: number;

beforeEach(() => {
  noteId = 0;
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  ada = createContact(db, { siteId, name: "Ada Quill", email: "ada.quill@ink.example" }).id;
  other = createContact(db, { siteId, name: "Bo Reed" }).id;
});

function addNote(contactId: number, body: string): void {
  noteId += 1;
  db.insert(notes).values({ contactId, id: noteId, body, writtenBy: "owner", createdAt: 0 }).run();
}

function addSegment(name: string, filter: unknown = {}): void {
  db.insert(segments)
    .values({ siteId, name, filter: JSON.stringify(filter), createdBy: "owner", createdAt: 0 })
    .run();
}

function addDeletion(why: string | null): void {
  const made = { createdBy: "owner", createdAt: 0, contactCount: 1 };
  db.insert(deletionJobs)
    .values({ siteId, number: why === null ? null : 41, status: "completed", ...made, why })
    .run();
}

const emailContains = (value: string) => ({ rules: [{ field: "email", is: "contains", value }] });

async function countsOf(contactId = ada): Promise<Record<string, number>> {
  const found = await findMentions(ownerOf(siteId), db, { contactIds: [contactId] });
  return Object.fromEntries(found.map(({ where, count }) => [where, count]));
}

function nameAdaEverywhere(): void {
  const at = { contactId: other, id: 1, createdAt: 0 };
  addNote(other, "Came with ADA   Quill.");
  db.insert(communityComments)
    .values({ ...at, postId: 1, body: "Thanks, ada quill!" })
    .run();
  db.insert(communityPosts)
    .values({ ...at, title: "About Ada Quill", body: "" })
    .run();
  db.insert(tags).values({ siteId, name: "referred by ada.quill@ink.example" }).run();
  const field = db.insert(customFields).values({ siteId, name: "Owes Ada Quill", type: "text" }).returning();
  const fieldId = field.get().id;
  db.insert(contactFieldValues).values({ contactId: other, fieldId, value: "ada.quill@ink.example" }).run();
  addSegment("Named by its filter", emailContains("ada.quill"));
  addSegment("Friends of Ada Quill");
  addDeletion("Asked for together with Ada Quill");
  addDeletion(null);
  db.insert(broadcasts).values({ siteId, subject: "Hello", body: "Ada Quill wrote.", createdAt: 0 }).run();
}

test("every place that belongs to others or to the site is found, with whose it is", async () => {
  nameAdaEverywhere();
  addNote(ada, "Ada Quill herself");
  expect(await countsOf()).toEqual({
    note: 1,
    comment: 1,
    post: 1,
    field_value: 1,
    tag: 1,
    field: 1,
    segment: 2,
    broadcast: 1,
    deletion: 1,
  });
  const { mentions } = await mustPreview(ownerOf(siteId), db, { kind: "ids", ids: [ada] });
  expect(mentions?.[0]?.first).toEqual([{ where: "note", id: 1, contactId: other, label: "Bo Reed" }]);
});

test("an email of before is found in a note of another", async () => {
  db.insert(formerEmails)
    .values({ contactId: ada, email: "zoë@old.example", standing: "subscribed", leftAt: 0 })
    .run();
  addNote(other, "Wrote from ZOË@old.example.");
  expect(await countsOf()).toEqual({ note: 1 });
});

test.each([
  "Quill, Ada",
  "QUILL,\nADA",
  "ada.qu\u200bill@ink.example",
  "A\u00adda Quill",
  "\u202aada.quill@ink.example\u202c",
])("%j names her too", async (body) => {
  addNote(other, body);
  db.insert(tags).values({ siteId, name: body }).run();
  expect(await countsOf()).toEqual({ note: 1, tag: 1 });
});

test.each(["jo@bücher.example", "Jo@BÜCHER.example", "jo@xn--bcher-kva.example"])(
  "an email is found in the letters of its domain, as in %s",
  async (written) => {
    const jo = createContact(db, { siteId, name: "Jo", email: "jo@xn--bcher-kva.example" }).id;
    addNote(other, `Write to ${written}.`);
    addNote(other, "Write to bo@bücher.example.");
    expect(await countsOf(jo)).toEqual({ note: 1 });
  },
);

test.each([
  "nada.quill@ink.example",
  "x.ada.quill@ink.example",
  "ada.quill@ink.example.org",
  "adaxquill@ink.example",
  "Ada Quillon",
  "Quill. Ada",
  "Ada",
])("%s is someone else", async (body) => {
  addNote(other, body);
  addSegment("Of a provider", emailContains("ink.example"));
  expect(await countsOf()).toEqual({});
});

test("a name of one word is not looked for", async () => {
  const will = createContact(db, { siteId, name: "Will" }).id;
  addNote(other, "She will come");
  expect(await countsOf(will)).toEqual({});
});

test("another site is neither searched nor asked about", async () => {
  const elsewhere = createSite(db).id;
  const stranger = createContact(db, { siteId: elsewhere }).id;
  addNote(stranger, "Ada Quill");
  db.insert(tags).values({ siteId: elsewhere, name: "Ada Quill" }).run();
  expect(await countsOf()).toEqual({});
  addNote(other, "Ada Quill");
  expect(await findMentions(ownerOf(elsewhere), db, { contactIds: [ada] })).toEqual([]);
});

test("of many in one place the first are shown and all are counted", async () => {
  for (let at = 0; at < 25; at += 1) addNote(other, "Ada Quill");
  const [found] = await findMentions(ownerOf(siteId), db, { contactIds: [ada] });
  expect([found?.count, found?.first.length]).toEqual([25, 20]);
});

test("the receipt says what was left and where, and its plan holds nothing of the person", async () => {
  nameAdaEverywhere();
  const jobId = await runWholeDeletion(ownerOf(siteId), db, { kind: "ids", ids: [ada] });
  const ofJob = eq(deletionJobs.id, jobId);
  const plan = db.select({ plan: deletionJobs.plan }).from(deletionJobs).where(ofJob).get()?.plan ?? "";
  expect(plan).not.toMatch(/ada|quill|ink\.example|bo reed/i);
  const left = findDeletion(ownerOf(siteId), db, jobId)?.plan.mentions;
  expect(left).toContainEqual({ where: "note", count: 1, ids: [other] });
  expect(left).toContainEqual({ where: "tag", count: 1, ids: [1] });
  expect(left).toContainEqual({ where: "deletion", count: 1, ids: [1], numbers: [41] });
});

test("of a few each is looked for, and what belongs to one of them is not elsewhere", async () => {
  nameAdaEverywhere();
  addNote(createContact(db, { siteId }).id, "Bo Reed brought the paper");
  addNote(ada, "Bo Reed is a friend");
  const { mentions } = await mustPreview(ownerOf(siteId), db, { kind: "ids", ids: [ada, other] });
  const counts = Object.fromEntries((mentions ?? []).map(({ where, count }) => [where, count]));
  expect(counts).toEqual({ note: 1, tag: 1, field: 1, segment: 2, broadcast: 1, deletion: 1 });
});

test("whoever comes long after others is found in what they wrote", async () => {
  const late = createContact(db, { siteId, id: 5_001 }).id;
  addNote(late, "Ada Quill");
  expect(await countsOf()).toEqual({ note: 1 });
});

test("for many nothing is looked for, and the plan does not say that nothing was found", async () => {
  nameAdaEverywhere();
  for (let count = 0; count < 9; count += 1) createContact(db, { siteId });
  const { plan, mentions } = await mustPreview(ownerOf(siteId), db, {
    kind: "matching",
    filter: { everyone: true },
    except: [],
  });
  expect([plan.mentions, mentions]).toEqual([undefined, null]);
});
