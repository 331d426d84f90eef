import { expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { receiveContact } from "@/lib/api-keys/receive-contact";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { findEmailStanding } from "../find-email-standing";
import { forgetEmail } from "../forget-email";
import { countErasedIdentities } from "./count-erased-identities";
import { findErasedAt, rememberErasedIdentity } from "./erased-identities";
import { identityDigests, rotateIdentityKey } from "./identity-keys";

const email = "ada@quill.example";

function world() {
  const db = openMemoryDatabase();
  const siteId = createSite(db).id;
  const digests = () =>
    db.$client.prepare("SELECT digest, key_id, erased_at, reason FROM erased_identities").all();
  return { db, siteId, access: ownerOf(siteId), digests };
}

test("a digest of an older key stays good, and is made anew when its address is met", () => {
  const { db, siteId, access, digests } = world();
  write(db, (tx) => rememberErasedIdentity(tx, siteId, email, testNow));
  const [old] = digests() as { digest: Buffer }[];
  expect(rotateIdentityKey(access, db, testNow)).toEqual({ ok: true, keyId: 1 });
  expect(countErasedIdentities(access, db)).toEqual({ total: 1, underOlderKeys: 1 });
  expect(findErasedAt(db, siteId, " ADA@quill.example", ["deleted"])).toBe(testNow);
  expect(receiveContact(db, siteId, { email, asksForMarketing: true }, testNow + 1)).toMatchObject({
    status: "pending",
  });
  expect(countErasedIdentities(access, db)).toEqual({ total: 1, underOlderKeys: 0 });
  expect(digests()).toEqual([
    { digest: identityDigests(db, email)[0].digest, key_id: 1, erased_at: testNow, reason: "deleted" },
  ]);
  expect((digests()[0] as { digest: Buffer }).digest.equals(old?.digest ?? Buffer.alloc(0))).toBe(false);
});

test("an address deleted again under a new key is remembered once", () => {
  const { db, siteId, access, digests } = world();
  write(db, (tx) => rememberErasedIdentity(tx, siteId, email, testNow));
  rotateIdentityKey(access, db, testNow);
  write(db, (tx) => rememberErasedIdentity(tx, siteId, email, testNow + 5));
  expect(digests()).toMatchObject([{ key_id: 1, erased_at: testNow + 5 }]);
});

test("an address can be forgotten before it comes; one of a contact cannot; another site knows nothing of it", () => {
  const { db, siteId, access, digests } = world();
  expect(forgetEmail(access, db, { email }, testNow)).toEqual({ ok: true, isNew: true });
  expect(forgetEmail(access, db, { email }, testNow + 9)).toEqual({ ok: true, isNew: false });
  expect(digests()).toMatchObject([{ reason: "forgotten", erased_at: testNow }]);
  expect(findEmailStanding(access, db, { email }).standing).toEqual({
    erased: { erasedAt: testNow, reason: "forgotten" },
    contact: null,
  });
  const other = ownerOf(createSite(db).id);
  expect(findEmailStanding(other, db, { email }).standing).toEqual({ erased: null, contact: null });
  expect(receiveContact(db, siteId, { email, asksForMarketing: true }, testNow)).toMatchObject({
    status: "pending",
  });
  const known = createContact(db, { siteId });
  expect(forgetEmail(access, db, { email: known.email }, testNow)).toEqual({
    ok: false,
    refusal: "is_a_contact",
  });
  expect(JSON.stringify(db.$client.prepare("SELECT * FROM audit_log").all())).not.toContain("quill");
});

test("the key itself is not in the database", () => {
  const { db, access } = world();
  rotateIdentityKey(access, db, testNow);
  const sealed = db.$client.prepare("SELECT encrypted_key FROM identity_keys").pluck().get() as string;
  expect(Buffer.from(sealed, "base64").length).toBeGreaterThan(44);
});
