import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { deletionRefusalMessage } from "@/lib/deletion/refusal-messages";
import { mustPreview, ownerOf, testNow } from "@/testing/steps/deletion";
import { confirmDeletion, deletionConfirmation } from "./confirm-deletion";
import { type DeletionManifest, longestWhy } from "./deletion-plan";
import { holdsEmail, whyLine } from "./why-line";

let db: Database;
let siteId: number;

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
});

const previewOf = (ids: number[]) => mustPreview(ownerOf(siteId), db, { kind: "ids", ids });

/** Confirms with a line of why as the action does, and returns what was stored or the refusal. */
function confirmWith({ jobId, digest, phrase }: DeletionManifest, why: string): string | null {
  const confirmation = deletionConfirmation.parse({ jobId, digest, phrase, why });
  const result = confirmDeletion(ownerOf(siteId), db, confirmation, testNow);
  if (!result.ok) return result.refusal;
  return db.$client.prepare("SELECT why FROM deletion_jobs WHERE id = ?").pluck().get(jobId) as string | null;
}

test("the line is kept with the deletion as it was said, in one line", async () => {
  const { id } = createContact(db, { siteId, name: "Ada Quill" });
  expect(confirmWith(await previewOf([id]), "  Ticket 4711,\n asked by phone ")).toBe(
    "Ticket 4711, asked by phone",
  );
});

test("a blank line is none", async () => {
  const { id } = createContact(db, { siteId });
  expect(confirmWith(await previewOf([id]), " \u200b ")).toBeNull();
});

test("a line is as long as it may be, and no longer", () => {
  expect(whyLine.safeParse("x".repeat(longestWhy)).success).toBe(true);
  expect(whyLine.safeParse("x".repeat(longestWhy + 1)).success).toBe(false);
});

test.each(["For ada@quill.example", "ada＠quill.example", "a\u200bda@\u200bquill.example wrote"])(
  "%j holds an email, and nothing is deleted",
  async (why) => {
    const { id } = createContact(db, { siteId });
    const manifest = await previewOf([id]);
    expect(confirmWith(manifest, why)).toBe("why_has_email");
    expect(db.$client.prepare("SELECT status, why FROM deletion_jobs").get()).toEqual({
      status: "previewed",
      why: null,
    });
    expect(confirmWith(manifest, "Asked by phone")).toBe("Asked by phone");
  },
);

test.each(["For Ada Quill", "quill, ada", "QUILL asked", "Ada's wish"])(
  "%j names one of a few",
  async (why) => {
    const ids = ["Ada Quill", "Bo Reed"].map((name) => createContact(db, { siteId, name }).id);
    const manifest = await previewOf(ids);
    expect(confirmWith(manifest, why)).toBe("why_names_contact");
    expect(confirmWith(manifest, "They asked, ticket 4711")).toBe("They asked, ticket 4711");
  },
);

test("of many only a full name gives somebody away, because first names are words too", async () => {
  const ids = Array.from(
    { length: 12 },
    (_, at) => createContact(db, { siteId, name: at === 7 ? "May Reed" : `Reader ${at}` }).id,
  );
  const manifest = await previewOf(ids);
  expect(confirmWith(manifest, "Reed, May")).toBe("why_names_contact");
  expect(confirmWith(manifest, "Cleaned up in May")).toBe("Cleaned up in May");
});

test("whoever stays may be named as far as this can know", async () => {
  createContact(db, { siteId, name: "Cy Rill" });
  const { id } = createContact(db, { siteId, name: "Ada Quill" });
  expect(confirmWith(await previewOf([id]), "Cy Rill asked for it")).toBe("Cy Rill asked for it");
});

test("no email passes, wherever it stands", () => {
  const words = fc.string({ maxLength: 40 });
  fc.assert(
    fc.property(words, fc.emailAddress(), words, (before, email, after) => {
      expect(holdsEmail(`${before}${email}${after}`)).toBe(true);
    }),
  );
});

test("a line without an at sign holds none", () => {
  const plain = fc.string({ maxLength: 200 }).map((text) => text.replace(/[@＠﹫]/g, ""));
  fc.assert(
    fc.property(plain, (text) => {
      expect(holdsEmail(text)).toBe(false);
    }),
  );
});

test("the refusals name the field and say what to do", () => {
  expect(deletionRefusalMessage({ ok: false, refusal: "why_has_email" })).toMatch(/^Why: take the email/);
  expect(deletionRefusalMessage({ ok: false, refusal: "why_names_contact" })).toMatch(/^Why: take the name/);
});
