import { hashPassword } from "better-auth/crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createOwner, createSite } from "@/db/factories/create-site";
import { findFreshAt, freshForMs, isFresh } from "@/lib/auth/fresh/is-fresh";
import { signIn } from "@/lib/auth/sign-in/sign-in";
import { grantSiteAccess } from "@/lib/auth/site-access";
import { senderHeader } from "@/lib/doors/sender";
import { database } from "@/lib/system/instance";
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
  return { email, sent, sessions, userId, prove };
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
