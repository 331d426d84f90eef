import { beforeEach, describe, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { tableNames } from "@/db/reachable-tables";
import { write } from "@/db/write";
import { receiveContact } from "@/lib/api-keys/receive-contact";
import type { MarketingStatus } from "@/lib/consent/status/marketing-status";
import { changeContact } from "@/lib/contacts/change/change-contact";
import { mergeContacts } from "@/lib/contacts/change/merge-contacts";
import { findContactProfile } from "@/lib/contacts/profile/find-contact-profile";
import { findPersonData } from "@/lib/contacts/profile/find-person-data";
import { submitForm } from "@/lib/forms/submit-form";
import {
  mustConfirm,
  mustPreview,
  ownerOf,
  runOpenDeletion,
  runWholeDeletion,
  testNow,
  testWorld,
} from "@/testing/steps/deletion";
import { importList } from "@/testing/steps/import";
import { tokenHashOf } from "../../values/token-hash";
import { isErasedSince } from "../admit-contact";
import { confirmOptIn } from "../confirm-opt-in";
import { findErasedIdentity, rememberErasedIdentity } from "./erased-identities";
import { identityDigests } from "./identity-keys";

let db: Database;
let siteId: number;
beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  db.$client
    .prepare("INSERT INTO forms (id, site_id, slug, name, created_at) VALUES (1, ?, 'f', 'F', 0)")
    .run(siteId);
});

const [old, current] = ["old@quill.example", "new@quill.example"];
const statusOf = (email: string) =>
  db.$client.prepare("SELECT marketing_status FROM contacts WHERE email = ?").pluck().get(email);
const requests = () => db.$client.prepare("SELECT count(*) FROM opt_in_requests").pluck().get();

/** Gives a contact another email and leaves name and tags as they are. */
function move(contactId: number, email: string, now = testNow): void {
  const { updatedAt: seenAt, name } = db.$client
    .prepare("SELECT updated_at AS updatedAt, name FROM contacts WHERE id = ?")
    .get(contactId) as { updatedAt: number; name: string };
  const changed = changeContact(ownerOf(siteId), db, { contactId, seenAt, name, email }, now);
  expect(changed).toMatchObject({ ok: true });
}

function moved(marketingStatus: MarketingStatus): number {
  const { id } = createContact(db, { siteId, email: old, marketingStatus });
  move(id, current);
  return id;
}

function mergedAway(marketingStatus: MarketingStatus): number {
  const { id: dropId } = createContact(db, { siteId, email: old, marketingStatus });
  const { id: keepId } = createContact(db, { siteId, email: current });
  const merge = { keepId, dropId, nameFrom: "keep" as const };
  expect(mergeContacts(ownerOf(siteId), db, merge, testNow)).toMatchObject({ ok: true });
  return keepId;
}

const claim = (email: string) =>
  importList(ownerOf(siteId), db, `Email\n${email}\n`, { consent: "claimed" }, testNow + 5000);

describe.each([
  ["given another address", moved],
  ["merged into another contact", mergedAway],
])("%s", (_, leave) => {
  test("the address that was left is theirs still: on their page, in their copy, gone with them", async () => {
    const id = leave("subscribed");
    const access = ownerOf(siteId);
    expect(findContactProfile(access, db, id)?.formerEmails).toEqual([{ email: old, leftAt: testNow }]);
    expect(findPersonData(access, db, id)?.records.former_emails).toMatchObject([{ email: old }]);
    await runWholeDeletion(access, db, { kind: "ids", ids: [id] });
    for (const table of tableNames(db))
      expect(JSON.stringify(db.$client.prepare(`SELECT * FROM "${table}"`).all()), table).not.toMatch(
        /quill/,
      );
    for (const email of [old, current])
      expect(findErasedIdentity(db, siteId, email, ["deleted"])).toMatchObject({ erasedAt: testNow });
  });

  test("deleted, no address they ever had comes back subscribed by a claim", async () => {
    const id = leave("subscribed");
    move(id, "third@quill.example", testNow + 1);
    await runWholeDeletion(ownerOf(siteId), db, { kind: "ids", ids: [id] });
    for (const email of [old, current, "third@quill.example"]) {
      await claim(email);
      expect(statusOf(email), email).toBe("pending");
    }
  });

  test.each(["unsubscribed", "bounced", "complained"] as const)(
    "left %s, the address stays so, whoever comes with it",
    async (standing) => {
      leave(standing);
      expect(findErasedIdentity(db, siteId, old, ["opted_out"])).toEqual({
        erasedAt: testNow,
        reason: "opted_out",
      });
      expect(findErasedIdentity(db, siteId, old, ["deleted"])).toBeUndefined();
      await claim(old);
      receiveContact(db, siteId, { email: old, asksForMarketing: true }, testNow + 6000);
      expect(statusOf(old)).toBe(standing);
      expect(requests()).toBe(0);
      submitForm(db, { id: 1, siteId }, { name: "", email: old }, testNow + 7000);
      expect(statusOf(old)).toBe(standing);
      expect(requests()).toBe(standing === "complained" ? 0 : 1);
    },
  );

  test("left by someone who is subscribed, a claim for it needs a confirmation while they are here", async () => {
    leave("subscribed");
    expect(findErasedIdentity(db, siteId, old, ["opted_out"])).toBeUndefined();
    await claim(old);
    expect(statusOf(old)).toBe("pending");
  });

  test("they unsubscribe afterwards, and the address that they left before is out too", async () => {
    const id = leave("subscribed");
    db.$client.prepare("UPDATE contacts SET marketing_status = 'unsubscribed' WHERE id = ?").run(id);
    await claim(old);
    expect(statusOf(old)).toBe("unsubscribed");
  });
});

test("whoever has the address by now and confirmed keeps what they said when its former owner is deleted", async () => {
  const id = moved("subscribed");
  submitForm(db, { id: 1, siteId }, { name: "", email: old }, testNow + 1000);
  db.$client
    .prepare("UPDATE opt_in_requests SET token_hash = ? WHERE contact_id <> ?")
    .run(tokenHashOf("theirs"), id);
  expect(confirmOptIn(db, "theirs", testNow + 2000)).toMatchObject({ ok: true });
  const manifest = await mustPreview(ownerOf(siteId), db, { kind: "ids", ids: [id] });
  mustConfirm(ownerOf(siteId), db, manifest);
  await runOpenDeletion({ ...testWorld(db), now: () => testNow + 3000 });
  const other = db.$client.prepare("SELECT id FROM contacts WHERE email = ?").pluck().get(old) as number;
  expect(isErasedSince(db, siteId, old, other)).toBe(false);
  await claim(old);
  expect(statusOf(old)).toBe("subscribed");
  expect(findErasedIdentity(db, siteId, old, ["deleted"])).toMatchObject({ erasedAt: testNow });
});

describe.each([
  ["given another address", moved],
  ["merged into another contact", mergedAway],
])("a list that names the address they had before they were %s", (_, leave) => {
  const openRequests = () =>
    db.$client.prepare("SELECT count(*) FROM opt_in_requests WHERE expires_at > created_at").pluck().get();
  const said = (status: string) =>
    importList(ownerOf(siteId), db, `Email,Status\n${old},${status}\n`, {}, testNow + 5000);

  test.each(["subscribed", "pending", "never_subscribed"] as const)(
    "as unsubscribed unsubscribes whoever is %s, and says so beforehand",
    async (standing) => {
      const id = leave(standing);
      db.$client.prepare("UPDATE contacts SET marketing_status = ? WHERE id = ?").run(standing, id);
      const { checked, imported } = await said("unsubscribed");
      expect(statusOf(current)).toBe("unsubscribed");
      expect(openRequests()).toBe(0);
      expect(checked.notes).toContainEqual({ note: "further_opted_out", detail: null, count: 1 });
      expect([imported.counts, imported.notes]).toEqual([checked.counts, checked.notes]);
      await claim(current);
      expect(statusOf(current)).toBe("unsubscribed");
    },
  );

  test("as complained notes the complaint, of someone who had unsubscribed too", async () => {
    leave("unsubscribed");
    await said("complained");
    expect(statusOf(current)).toBe("complained");
  });

  test("as bounced says nothing of where they are now, and as subscribed nothing at all", async () => {
    const id = leave("subscribed");
    db.$client.prepare("UPDATE contacts SET marketing_status = 'subscribed' WHERE id = ?").run(id);
    await said("bounced");
    expect(statusOf(current)).toBe("subscribed");
    await said("subscribed");
    expect(statusOf(current)).toBe("subscribed");
  });

  test.each([[[old]], [[old, current]], [[current, old]]])(
    "among opt-outs unsubscribes them once: %j",
    async (emails) => {
      const id = leave("subscribed");
      db.$client.prepare("UPDATE contacts SET marketing_status = 'subscribed' WHERE id = ?").run(id);
      const csv = `Email\n${emails.join("\n")}\n`;
      const { checked, imported } = await importList(
        ownerOf(siteId),
        db,
        csv,
        { consent: "opted_out" },
        testNow + 5000,
      );
      expect(statusOf(current)).toBe("unsubscribed");
      expect(openRequests()).toBe(0);
      expect(checked.counts).toMatchObject({ created: 1, updated: 1, unchanged: 0 });
      expect(imported.counts).toEqual(checked.counts);
      const left = "SELECT count(*) FROM consent_events WHERE contact_id = ? AND kind = 'unsubscribed'";
      expect(db.$client.prepare(left).pluck().get(id)).toBe(1);
    },
  );
});

test("another site knows nothing of it", async () => {
  moved("complained");
  const other = createSite(db).id;
  await importList(ownerOf(other), db, `Email\n${old}\n`, { consent: "claimed" }, testNow);
  expect(
    db.$client.prepare("SELECT marketing_status FROM contacts WHERE site_id = ?").pluck().get(other),
  ).toBe("subscribed");
});

test("whoever is given an address that someone left unsubscribed does not get mail there", () => {
  moved("unsubscribed");
  const { id } = createContact(db, { siteId, email: "bob@quill.example" });
  move(id, old);
  expect(statusOf(old)).toBe("unsubscribed");
  expect(requests()).toBe(0);
});

test("back at an address they had before, it is their own again and no former one", () => {
  const id = moved("subscribed");
  move(id, old, testNow + 1);
  expect(findContactProfile(ownerOf(siteId), db, id)?.formerEmails).toEqual([
    { email: current, leftAt: testNow + 1 },
  ]);
});

test("what was remembered of an address before it was mended is found by how it is written", async () => {
  const written = "ada\u200b@quill.example";
  const [, unmended] = identityDigests(db, written);
  db.$client
    .prepare("INSERT INTO erased_identities (site_id, digest, erased_at, reason) VALUES (?, ?, 1, 'deleted')")
    .run(siteId, unmended?.digest);
  await claim(written);
  expect(statusOf("ada@quill.example")).toBe("pending");
  expect(findErasedIdentity(db, siteId, "ada@quill.example", ["deleted"])).toMatchObject({ erasedAt: 1 });
  expect(db.$client.prepare("SELECT count(*) FROM erased_identities").pluck().get()).toBe(1);
});

test("a deletion says more than an opt-out, and an opt-out more than forgetting in advance", () => {
  const remembered = (...reasons: ("deleted" | "opted_out" | "forgotten")[]) => {
    const email = `${reasons.join(".")}@quill.example`;
    for (const [at, reason] of reasons.entries())
      write(db, (tx) => rememberErasedIdentity(tx, siteId, email, at, reason));
    return findErasedIdentity(db, siteId, email, ["deleted", "opted_out", "forgotten"]);
  };
  expect(remembered("forgotten", "opted_out")).toEqual({ erasedAt: 1, reason: "opted_out" });
  expect(remembered("opted_out", "forgotten")).toEqual({ erasedAt: 0, reason: "opted_out" });
  expect(remembered("deleted", "opted_out", "forgotten")).toEqual({ erasedAt: 0, reason: "deleted" });
  expect(remembered("opted_out", "deleted", "deleted")).toEqual({ erasedAt: 2, reason: "deleted" });
});
