import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { addContact } from "@/lib/consent/add-contact";
import { rememberErasedIdentity } from "@/lib/consent/identities/erased-identities";
import { capturePlans } from "@/testing/steps/capture-plans";
import {
  mustConfirm,
  mustPreview,
  ownerOf,
  runOpenDeletion,
  testNow,
  testWorld,
} from "@/testing/steps/deletion";
import { findContactProfile } from "./find-contact-profile";
import { hasContact } from "./has-contact";

let db: Database;
let siteId: number;
beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
});

const email = "ada@quill.example";
const profileOf = (id: number) => findContactProfile(ownerOf(siteId), db, id);
const remember = (reason: "deleted" | "forgotten" | "opted_out", at: number) =>
  write(db, (tx) => rememberErasedIdentity(tx, siteId, email, at, reason));

test.each(["deleted", "forgotten", "opted_out"] as const)(
  "whose email was %s before is told so until they confirm, when adding and on their page",
  (reason) => {
    remember(reason, testNow - 5);
    const added = addContact(ownerOf(siteId), db, { email, name: "Ada", asksForMarketing: false }, testNow);
    expect(added).toMatchObject({ ok: true, isNew: true, erased: { reason, erasedAt: testNow - 5 } });
    const id = added.ok ? added.contactId : 0;
    expect(profileOf(id)?.cameBack).toEqual({ reason, erasedAt: testNow - 5, hasConfirmed: false });
    db.$client
      .prepare(
        "INSERT INTO consent_events (contact_id, id, kind, source, created_at) VALUES (?, 1, 'confirmed', 'form', ?)",
      )
      .run(id, testNow + 1);
    expect(profileOf(id)?.cameBack?.hasConfirmed).toBe(true);
    const again = addContact(ownerOf(siteId), db, { email, name: "", asksForMarketing: false }, testNow);
    expect(again).toMatchObject({ isNew: false, erased: null });
  },
);

test("someone who was here before another with their email was deleted did not come back", () => {
  const { id } = createContact(db, { siteId, email, createdAt: testNow - 100 });
  expect(profileOf(id)?.cameBack).toBeNull();
  remember("deleted", testNow);
  expect(profileOf(id)?.cameBack).toBeNull();
});

test("a contact knows the deletion that is to delete them, and the one that holds them with its reason", async () => {
  const { id } = createContact(db, { siteId });
  expect(profileOf(id)?.deletion).toBeNull();
  const manifest = await mustPreview(ownerOf(siteId), db, { kind: "ids", ids: [id] });
  expect(profileOf(id)?.deletion).toBeNull();
  mustConfirm(ownerOf(siteId), db, manifest);
  expect(profileOf(id)?.deletion).toMatchObject({ id: manifest.jobId, state: "waiting", reason: "" });
  db.$client
    .prepare(
      "UPDATE deletion_items SET state = 'needs_attention', reason = 'Stripe says no' WHERE contact_id = ?",
    )
    .run(id);
  expect(profileOf(id)?.deletion).toMatchObject({ state: "held", reason: "Stripe says no" });
  db.$client.prepare("UPDATE deletion_items SET state = 'pending' WHERE contact_id = ?").run(id);
  await runOpenDeletion(testWorld(db));
  expect(profileOf(id)).toBeUndefined();
});

test("a site has its own contacts only", () => {
  const { id } = createContact(db, { siteId });
  expect(hasContact(ownerOf(siteId), db, id)).toBe(true);
  expect(hasContact(ownerOf(createSite(db).id), db, id)).toBe(false);
  expect(hasContact(ownerOf(siteId), db, 0)).toBe(false);
});

test("a profile reads no table from end to end that grows with the contacts", () => {
  const { id } = createContact(db, { siteId });
  const captured = capturePlans(db, (source) => /^\s*select/i.test(source));
  profileOf(id);
  captured.stop();
  const scans = captured
    .steps()
    .filter((detail) =>
      /^SCAN (?!CONSTANT|\(subquery|custom_fields|identity_keys|job USING (COVERING )?INDEX deletion_jobs_(open|approvals))/.test(
        detail,
      ),
    );
  expect(scans).toEqual([]);
});
