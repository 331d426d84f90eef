import { afterEach, beforeEach, expect, test } from "vitest";
import { createOwner, createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { passkeys } from "@/db/schema";
import { grantSiteAccess, type SiteAccess } from "@/lib/auth/site-access";
import { SoftAuthenticator } from "@/testing/steps/soft-authenticator";
import { addPasskey } from "./add-passkey";
import { isOwnChallenge, newChallenge } from "./challenge";
import { listPasskeys } from "./list-passkeys";
import { relyingParty } from "./relying-party";
import { removePasskey } from "./remove-passkey";
import { renamePasskey } from "./rename-passkey";
import { askPasskey, takePasskey } from "./sign-in-by-passkey";

const now = Date.UTC(2026, 0, 10);
const minute = 60_000;

let db: Database;
let access: SiteAccess;

beforeEach(() => {
  db = openMemoryDatabase();
  const siteId = createSite(db).id;
  const { id } = createOwner(db, { siteId, email: "ines@studio.example", name: "Ines", passwordHash: "" });
  access = grantSiteAccess({ userId: id, siteId, role: "owner" });
  const stored = { userId: id, name: "Laptop", publicKey: "AAAA", counter: 0, deviceType: "multiDevice" };
  db.insert(passkeys)
    .values({ ...stored, id: "one", credentialID: "known", backedUp: true, createdAt: new Date(now) })
    .run();
});
afterEach(() => db.$client.close());

const asText = (challenge: Uint8Array) => Buffer.from(challenge).toString("base64url");
const signingIn = () => asText(newChallenge("signing in", now));

test("a challenge counts once, for what it was made, for five minutes", async () => {
  const once = signingIn();
  expect(await isOwnChallenge(once, "signing in", now + minute)).toBe(true);
  expect(await isOwnChallenge(once, "signing in", now + minute)).toBe(false);
  const adding = asText(newChallenge({ adding: "someone" }, now));
  expect(await isOwnChallenge(adding, "signing in", now)).toBe(false);
  expect(await isOwnChallenge(adding, { adding: "another" }, now)).toBe(false);
  expect(await isOwnChallenge(adding, { adding: "someone" }, now)).toBe(true);
  for (const at of [now - minute, now + 6 * minute])
    expect(await isOwnChallenge(signingIn(), "signing in", at)).toBe(false);
  const [first = "", ...rest] = signingIn();
  const changed = (first === "A" ? "B" : "A") + rest.join("");
  for (const wrong of ["", "made up", changed])
    expect(await isOwnChallenge(wrong, "signing in", now)).toBe(false);
});

test("what the browser is asked for names nobody", async () => {
  const asked = await askPasskey(now);
  expect(asked).toMatchObject({ rpId: "localhost", userVerification: "required" });
  expect(asked.allowCredentials ?? []).toEqual([]);
  expect(await isOwnChallenge(asked.challenge, "signing in", now)).toBe(true);
});

test("an answer that no passkey signed signs nobody in, and adds none", async () => {
  const forged = (id: unknown) =>
    ({ id, rawId: id, type: "public-key", response: { clientDataJSON: "e30" } }) as never;
  for (const id of ["unknown", "known", undefined, { a: 1 }])
    expect(await takePasskey(db, forged(id), now)).toEqual({ ok: false, refusal: "passkey_unknown" });
  expect(await addPasskey(access, db, { name: "X", response: forged("new") }, now)).toEqual({
    ok: false,
    refusal: "passkey_not_taken",
  });
  expect(db.$client.prepare("SELECT count(*) FROM audit_log").pluck().get()).toBe(0);
});

test("a passkey signs in who added it, once a challenge, and not from another place or with an older counter", async () => {
  const { origin } = relyingParty();
  const device = new SoftAuthenticator(origin);
  const adding = () => asText(newChallenge({ adding: access.userId }, now));
  const add = (made: SoftAuthenticator, challenge: string) =>
    addPasskey(access, db, { name: "Key", response: made.register(challenge) }, now);
  expect(await add(device, signingIn())).toMatchObject({ refusal: "passkey_not_taken" });
  expect(await add(new SoftAuthenticator("https://elsewhere.example"), adding())).toMatchObject({
    ok: false,
  });
  expect(await add(device, adding())).toEqual({ ok: true });
  expect(await add(device, adding()), "twice").toMatchObject({ ok: false });
  const { challenge } = await askPasskey(now);
  const signed = device.signIn(challenge);
  expect(await takePasskey(db, signed, now)).toMatchObject({ ok: true, userId: access.userId });
  const refused = [
    signed,
    device.signIn(signingIn(), 0),
    device.signIn(adding()),
    new SoftAuthenticator(origin).signIn(signingIn()),
  ];
  for (const response of refused)
    expect(await takePasskey(db, response, now)).toEqual({ ok: false, refusal: "passkey_unknown" });
  expect(db.$client.prepare("SELECT action, counts FROM audit_log ORDER BY id").raw().all()).toEqual([
    ["passkey_added", "{}"],
    ["signed_in", '{"passkey":1}'],
  ]);
});

test("a passkey is removed by whose it is, and History says so without its name", () => {
  expect(listPasskeys(access, db)).toEqual([{ id: "one", name: "Laptop", createdAt: now }]);
  const another = grantSiteAccess({ ...access, userId: "another" });
  for (const of of [another, access]) removePasskey(of, db, { passkeyId: "two" }, now);
  expect(removePasskey(another, db, { passkeyId: "one" }, now)).toMatchObject({ ok: false });
  expect(listPasskeys(another, db)).toEqual([]);
  expect(removePasskey(access, db, { passkeyId: "one" }, now)).toEqual({ ok: true });
  expect(removePasskey(access, db, { passkeyId: "one" }, now)).toEqual({
    ok: false,
    refusal: "passkey_not_found",
  });
  expect(db.$client.prepare("SELECT action, counts FROM audit_log").raw().all()).toEqual([
    ["passkey_removed", "{}"],
  ]);
});

test("a passkey is renamed by whose it is, and History says so once, without a name", () => {
  const another = grantSiteAccess({ ...access, userId: "another" });
  const rename = (of: SiteAccess, name: string) => renamePasskey(of, db, { passkeyId: "one", name }, now);
  expect(rename(another, "Theirs")).toEqual({ ok: false, refusal: "passkey_not_found" });
  for (const name of ["Phone", "Phone"]) expect(rename(access, name)).toEqual({ ok: true });
  expect(listPasskeys(access, db)).toEqual([{ id: "one", name: "Phone", createdAt: now }]);
  expect(db.$client.prepare("SELECT action, counts FROM audit_log").raw().all()).toEqual([
    ["passkey_renamed", "{}"],
  ]);
});
