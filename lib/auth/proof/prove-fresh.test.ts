import { hashPassword } from "better-auth/crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createOwner, createSite } from "@/db/factories/create-site";
import { findFreshAt, freshForMs, isFresh } from "@/lib/auth/fresh/is-fresh";
import { addPasskey } from "@/lib/auth/passkeys/add-passkey";
import { newChallenge } from "@/lib/auth/passkeys/challenge";
import { relyingParty } from "@/lib/auth/passkeys/relying-party";
import { removePasskey } from "@/lib/auth/passkeys/remove-passkey";
import { askPasskey } from "@/lib/auth/passkeys/sign-in-by-passkey";
import { signIn } from "@/lib/auth/sign-in/sign-in";
import { grantSiteAccess } from "@/lib/auth/site-access";
import { senderHeader } from "@/lib/doors/sender";
import { database } from "@/lib/system/instance";
import { SoftAuthenticator } from "@/testing/steps/soft-authenticator";
import { askPasskeyProof } from "./ask-passkey-proof";
import { proveFresh } from "./prove-fresh";

const password = "correct horse battery";
const db = database();
const { id: siteId } = createSite(db);
const passwordHash = hashPassword(password);
let made = 0;

// Looking at a password takes so long that a pause might end meanwhile.
beforeAll(() => vi.useFakeTimers({ toFake: ["Date", "setTimeout"] }));
afterAll(() => vi.useRealTimers());

/** Creates someone with two sessions, and forgets how the sign-ins went. */
async function createPerson() {
  made += 1;
  const [email, from] = [`person${made}@studio.example`, `203.0.113.${made}`];
  const { id: userId } = createOwner(db, { siteId, email, name: "P", passwordHash: await passwordHash });
  const sent = new Headers({ [senderHeader]: from });
  for (let times = 0; times < 2; times += 1) await signIn({ email, password, sent, browser: undefined });
  const sessions = db.$client
    .prepare("SELECT id FROM sessions WHERE user_id = ? ORDER BY id")
    .pluck()
    .all(userId) as [string, string];
  const access = grantSiteAccess({ userId, siteId, role: "owner" });
  const prove = (given: string, at: number, sessionId = sessions[0]) =>
    proveFresh(access, db, { kind: "password", password: given }, { ownSessionId: sessionId, now: at });
  return { access, email, sent, sessions, userId, prove };
}

const history = () =>
  db.$client
    .prepare("SELECT action, counts FROM audit_log WHERE action = 'password_check_failed' ORDER BY id")
    .raw()
    .all();

test("signing in is fresh for a quarter of an hour; the password renews the one session it was typed in", async () => {
  const { sessions, prove } = await createPerson();
  const [here, elsewhere] = sessions;
  const at = Date.now();
  const later = at + freshForMs;
  expect(isFresh(findFreshAt(db, here), at)).toBe(true);
  expect(isFresh(findFreshAt(db, here), later)).toBe(false);
  expect(isFresh(findFreshAt(db, here), at - 60_000), "a clock set back").toBe(false);
  expect(await prove(password, later)).toEqual({ ok: true });
  expect(isFresh(findFreshAt(db, here), later)).toBe(true);
  expect(isFresh(findFreshAt(db, elsewhere), later)).toBe(false);
  expect(findFreshAt(db, "no such session")).toBeNull();
});

test("nobody makes another's session fresh", async () => {
  const [one, other] = [await createPerson(), await createPerson()];
  const before = findFreshAt(db, other.sessions[0]);
  await one.prove(password, Date.now() + 5000, other.sessions[0]);
  expect(findFreshAt(db, other.sessions[0])).toBe(before);
});

test("wrong passwords are told, and then the right one is not looked at for a while; strangers shut nobody out", async () => {
  const { email, sessions, prove } = await createPerson();
  const told = history().length;
  const stranger = new Headers({ [senderHeader]: "198.51.100.7" });
  for (let wrong = 0; wrong < 30; wrong += 1)
    await signIn({ email, password: "not the password", sent: stranger, browser: undefined });
  const later = Date.now() + freshForMs;
  expect(await prove(password, later)).toEqual({ ok: true });
  for (let wrong = 0; wrong < 6; wrong += 1)
    expect(await prove("not the password", later)).toEqual({ ok: false, refusal: "wrong_password" });
  const muchLater = later + freshForMs;
  expect(await prove(password, muchLater)).toMatchObject({ refusal: "too_many_guesses" });
  expect(isFresh(findFreshAt(db, sessions[0]), muchLater)).toBe(false);
  expect(history().slice(told)).toEqual(
    [1, 2, 3, 4, 5, 6].map((wrong) => ["password_check_failed", JSON.stringify({ wrong })]),
  );
});

/** Adds a passkey to someone, and returns its device and what they ask and answer with it. */
async function createPasskeyPerson() {
  const person = await createPerson();
  const { access, userId, sessions } = person;
  const device = new SoftAuthenticator(relyingParty().origin);
  const at = Date.now();
  const challenge = Buffer.from(newChallenge({ adding: userId }, at)).toString("base64url");
  await addPasskey(access, db, { name: "Key", response: device.register(challenge) }, at);
  const ask = async (now: number, ownSessionId = sessions[0]) => {
    const asked = await askPasskeyProof(access, db, { ownSessionId, now });
    return asked.ok ? asked.options : undefined;
  };
  const answer = (response: ReturnType<typeof device.signIn>, now: number, ownSessionId = sessions[0]) =>
    proveFresh(access, db, { kind: "passkey", response }, { ownSessionId, now });
  return { ...person, device, ask, answer };
}

test("a passkey renews the session in which it was asked for, once", async () => {
  const { device, sessions, ask, answer } = await createPasskeyPerson();
  const later = Date.now() + freshForMs;
  const asked = await ask(later);
  expect(asked).toMatchObject({ userVerification: "required", allowCredentials: [{ type: "public-key" }] });
  const response = device.signIn(asked?.challenge ?? "");
  expect(await answer(response, later, sessions[1]), "another session").toMatchObject({ ok: false });
  expect(isFresh(findFreshAt(db, sessions[1]), later)).toBe(false);
  expect(await answer(response, later)).toEqual({ ok: true });
  expect(isFresh(findFreshAt(db, sessions[0]), later)).toBe(true);
  expect(await answer(response, later), "a second time").toEqual({ ok: false, refusal: "passkey_unknown" });
  const stale = device.signIn((await ask(later))?.challenge ?? "");
  expect(await answer(stale, later + 6 * 60_000), "too late").toMatchObject({ ok: false });
  const signingIn = device.signIn((await askPasskey(later)).challenge);
  expect(await answer(signingIn, later), "made for signing in").toMatchObject({ ok: false });
});

test("nobody proves by a passkey of somebody else, by a device that asked nobody, or by one that is gone", async () => {
  const [one, other] = [await createPasskeyPerson(), await createPasskeyPerson()];
  const later = Date.now() + freshForMs;
  const challenge = async () => (await one.ask(later))?.challenge ?? "";
  expect(await one.answer(other.device.signIn(await challenge()), later)).toMatchObject({ ok: false });
  one.device.asksOwner = false;
  expect(await one.answer(one.device.signIn(await challenge()), later)).toMatchObject({ ok: false });
  one.device.asksOwner = true;
  const signed = one.device.signIn(await challenge());
  const id = db.$client.prepare("SELECT id FROM passkeys WHERE user_id = ?").pluck().get(one.userId);
  removePasskey(one.access, db, { passkeyId: String(id) }, later);
  expect(await one.answer(signed, later)).toEqual({ ok: false, refusal: "passkey_unknown" });
  expect(await one.ask(later)).toBeUndefined();
  expect(isFresh(findFreshAt(db, one.sessions[0]), later)).toBe(false);
});
