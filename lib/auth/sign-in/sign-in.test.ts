import { hashPassword } from "better-auth/crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createOwner, createSite } from "@/db/factories/create-site";
import { auth } from "@/lib/auth/auth";
import { senderHeader } from "@/lib/doors/sender";
import { database } from "@/lib/system/instance";
import { auditSignIn } from "./audit-sign-in";
import { signInMessages } from "./form-messages";
import { newBrowserCookie } from "./known-browser";
import { signIn } from "./sign-in";
import { signOut } from "./sign-out";

const password = "correct horse battery";
const db = database();
const { id: siteId } = createSite(db, { name: "Studio" });
const passwordHash = hashPassword(password);
let made = 0;

// Looking at a password takes so long that a pause might end meanwhile.
beforeAll(() => vi.useFakeTimers({ toFake: ["Date", "setTimeout"] }));
afterAll(() => vi.useRealTimers());

async function createAccount(): Promise<string> {
  made += 1;
  const email = `owner${made}@studio.example`;
  createOwner(db, { siteId, email, name: "Owner", passwordHash: await passwordHash });
  return email;
}

async function tryToSignIn(email: string, given: string, from: string, browser?: string) {
  const sent = new Headers({ [senderHeader]: from });
  const outcome = await signIn({ email, password: given, sent, browser });
  await auditSignIn(db, email, outcome, 1);
  return outcome;
}

/** Returns the history of the site since the last call, as actions with their counts. */
function takeHistory(): string[] {
  const entries = db.$client.prepare("SELECT action, counts FROM audit_log ORDER BY id").all() as {
    action: string;
    counts: string;
  }[];
  db.$client.exec("DELETE FROM audit_log");
  return entries.map(({ action, counts }) => `${action} ${counts}`);
}

test("many wrong passwords at once are six looked at; then even the right one waits, but not in a browser that is known", async () => {
  const email = await createAccount();
  const tries = Array.from({ length: 30 }, () => tryToSignIn(email, "not the password", "203.0.113.1"));
  const outcomes = (await Promise.all(tries)).map((outcome) => (outcome.ok ? "in" : outcome.refusal));
  expect(outcomes.filter((refusal) => refusal === "wrong_password")).toHaveLength(6);
  expect(outcomes.filter((refusal) => refusal === "too_many_guesses")).toHaveLength(24);
  expect(takeHistory().sort()).toEqual([
    ...[1, 2, 3, 4, 5].map((wrong) => `sign_in_failed {"wrong":${wrong}}`),
    "sign_in_refused {}",
  ]);

  expect(await tryToSignIn(email, password, "203.0.113.1")).toMatchObject({ refusal: "too_many_guesses" });
  const ofAnother = newBrowserCookie("someone@else.example");
  expect(await tryToSignIn(email, password, "203.0.113.1", ofAnother)).toMatchObject({ ok: false });
  expect(db.$client.prepare("SELECT count(*) FROM sessions").pluck().get()).toBe(0);
  expect(takeHistory()).toEqual([]);

  const known = newBrowserCookie(email);
  expect(await tryToSignIn(email, password, "203.0.113.1", known)).toEqual({
    ok: true,
    wrong: 0,
    needsCode: false,
  });
  expect(takeHistory()).toEqual(["signed_in {}"]);
});

test("the right password says how many were wrong, and forgives them", async () => {
  const email = await createAccount();
  await tryToSignIn(email, "not the password", "203.0.113.3");
  await tryToSignIn(email, "a".repeat(100_000), "203.0.113.3");
  takeHistory();
  expect(await tryToSignIn(email, password, "203.0.113.3")).toEqual({ ok: true, wrong: 2, needsCode: false });
  expect(takeHistory()).toEqual(['signed_in {"wrong":2}']);
  expect(await tryToSignIn(email, password, "203.0.113.3")).toEqual({ ok: true, wrong: 0, needsCode: false });
});

test("an unknown email is answered as a wrong password is, is counted alike, and leaves nothing behind", async () => {
  takeHistory();
  const outcome = await tryToSignIn("nobody@studio.example", password, "203.0.113.4");
  expect(outcome).toEqual({ ok: false, refusal: "wrong_password", wrong: 1 });
  expect(takeHistory()).toEqual([]);
});

test("who signs out is told in History once, and nobody where no session was", async () => {
  const email = await createAccount();
  const { api } = auth(new Headers());
  const signedIn = await api.signInEmail({ body: { email, password }, asResponse: true });
  const cookie = signedIn.headers.get("set-cookie")?.split(";")[0] ?? "";
  takeHistory();
  await signOut(new Headers({ cookie }), 1);
  expect(takeHistory()).toEqual(["signed_out {}"]);
  expect(await api.getSession({ headers: new Headers({ cookie }) })).toBeNull();
  await signOut(new Headers({ cookie }), 1);
  await signOut(new Headers(), 1);
  expect(takeHistory()).toEqual([]);
});

test("says how long to wait, and never too short", () => {
  expect(signInMessages.tooMany(200)).toBe("Too many wrong passwords. Wait 1 second.");
  expect(signInMessages.tooMany(39_100)).toBe("Too many wrong passwords. Wait 40 seconds.");
  expect(signInMessages.tooMany(61_000)).toBe("Too many wrong passwords. Wait 2 minutes.");
});
