import { hashPassword, makeSignature } from "better-auth/crypto";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createOwner, createSite } from "@/db/factories/create-site";
import { hasSecondFactor } from "@/lib/auth/has-second-factor";
import { knownBrowserOf, newBrowserCookie } from "@/lib/auth/sign-in/known-browser";
import { signIn } from "@/lib/auth/sign-in/sign-in";
import { grantSiteAccess, type SiteAccess } from "@/lib/auth/site-access";
import { senderHeader } from "@/lib/doors/sender";
import { derivedKey } from "@/lib/system/app-secret";
import { database } from "@/lib/system/instance";
import { appCode } from "@/testing/steps/app-code";
import { auditSecondStep } from "./audit-second-step";
import { beginSecondFactor } from "./begin-second-factor";
import { confirmSecondFactor, renewRecoveryCodes, turnOffSecondFactor } from "./change-second-factor";
import { takeSecondStep } from "./second-step";

const password = "correct horse battery";
const db = database();
const { id: siteId } = createSite(db, { name: "Studio" });
const passwordHash = hashPassword(password);
const one = (sql: string, ...given: unknown[]) =>
  db.$client
    .prepare(sql)
    .pluck()
    .get(...given);

let access: SiteAccess;
let email: string;
let made = 0;

// The codes of an app are counted by the time, and each works once.
beforeAll(() => vi.useFakeTimers({ toFake: ["Date", "setTimeout"] }));
afterAll(() => vi.useRealTimers());

beforeEach(async () => {
  made += 1;
  email = `ines${made}@studio.example`;
  const { id } = createOwner(db, { siteId, email, name: "Ines", passwordHash: await passwordHash });
  access = grantSiteAccess({ userId: id, siteId, role: "owner" });
  db.$client.exec("DELETE FROM audit_log");
});

/** Returns the headers of a browser with the newest session of the person. */
async function inSession(): Promise<{ sent: Headers; ownSessionId: string; now: number }> {
  const token = one("SELECT token FROM sessions WHERE user_id = ? ORDER BY rowid DESC", access.userId);
  const ownSessionId = String(one("SELECT id FROM sessions WHERE token = ?", token));
  // The session works with the first site, by choice: another one in its place must too.
  db.$client.prepare("UPDATE sessions SET site_id = ? WHERE id = ?").run(siteId, ownSessionId);
  return { sent: await withCookie("session_token", token), ownSessionId, now: 1 };
}

/** Returns the headers of a browser in which the right password was given. */
async function challenged(): Promise<Headers> {
  expect(await signIn({ email, password, sent: new Headers(), browser: undefined })).toMatchObject({
    ok: true,
    needsCode: true,
  });
  const newest = "SELECT identifier FROM verifications WHERE value = ? ORDER BY rowid DESC";
  return withCookie("two_factor", one(newest, access.userId));
}

async function withCookie(name: string, value: unknown): Promise<Headers> {
  const signature = await makeSignature(String(value), derivedKey("sessions").toString("hex"));
  const signed = encodeURIComponent(`${value}.${signature}`);
  return new Headers({ cookie: `better-auth.${name}=${signed}`, [senderHeader]: `203.0.113.${made}` });
}

/** Sets up a second factor; returns what the app and the person know of it. */
async function setUp(): Promise<{ code: () => string; recoveryCodes: string[] }> {
  await signIn({ email, password, sent: new Headers(), browser: undefined });
  const begun = await beginSecondFactor(access, db, { password }, await inSession());
  if (!begun.ok) throw new Error(begun.refusal);
  expect(hasSecondFactor(access, db)).toBe(false);
  const code = () => appCode(begun.secret, Date.now());
  expect(await confirmSecondFactor(access, db, { code: "000000" }, await inSession())).toMatchObject({
    refusal: "wrong_code",
  });
  expect(await confirmSecondFactor(access, db, { code: code() }, await inSession())).toEqual({ ok: true });
  expect(hasSecondFactor(access, db)).toBe(true);
  expect(siteOfSession()).toBe(siteId);
  vi.setSystemTime(Date.now() + 180_000);
  return { code, recoveryCodes: begun.recoveryCodes };
}

const step = async (typed: string, sent: Headers, browser?: string) => {
  const outcome = await takeSecondStep(typed, { sent, browser });
  await auditSecondStep(db, outcome, 1);
  return outcome.ok ? "in" : outcome.refusal;
};
const siteOfSession = () =>
  one("SELECT site_id FROM sessions WHERE user_id = ? ORDER BY rowid DESC", access.userId);
const sessionCount = () => one("SELECT count(*) FROM sessions WHERE user_id = ?", access.userId);
const history = () =>
  db.$client.prepare("SELECT action || ' ' || counts FROM audit_log ORDER BY id").pluck().all();

test("the right password begins no session; a code of the app does, once, and in this browser alone", async () => {
  const { code } = await setUp();
  db.$client.exec("DELETE FROM sessions");
  const sent = await challenged();
  expect(sessionCount()).toBe(0);
  expect(await step(code(), new Headers())).toBe("step_over");
  expect(await step("123456", sent)).toBe("wrong_code");
  expect(await step(`${code().slice(0, 3)} ${code().slice(3)}`, sent)).toBe("in");
  expect(sessionCount()).toBe(1);
  expect(await step(code(), sent)).toBe("step_over");
  expect(await step(code(), await challenged())).toBe("wrong_code");
  expect(history()).toEqual([
    "second_factor_on {}",
    'second_factor_failed {"wrong":1}',
    'signed_in {"wrong":1}',
    'second_factor_failed {"wrong":1}',
  ]);
});

test("a recovery code works once, however it is typed, and new ones end those before", async () => {
  const { recoveryCodes } = await setUp();
  const [first = "", second = ""] = recoveryCodes;
  expect(await step(first.replace("-", ""), await challenged())).toBe("in");
  const over = [await step(first, await challenged())];
  const renewed = await renewRecoveryCodes(access, db, { password }, await inSession());
  expect(renewed).toMatchObject({ ok: true });
  over.push(await step(second, await challenged()));
  expect(over).toEqual(["wrong_code", "wrong_code"]);
  expect(history()).toEqual([
    ...["second_factor_on {}", "recovery_code_used {}", "signed_in {}"],
    ...['second_factor_failed {"wrong":1}', "recovery_codes_made {}", 'second_factor_failed {"wrong":2}'],
  ]);
});

test("wrong codes have to wait as wrong passwords do, but not in a browser that is known", async () => {
  const { code } = await setUp();
  const tries: string[] = [];
  for (let at = 0; at < 8; at += 1) tries.push(await step(`00000${at}`, await challenged()));
  expect(tries).toEqual([...Array(6).fill("wrong_code"), ...Array(2).fill("too_many_guesses")]);
  const known = newBrowserCookie(email);
  expect(knownBrowserOf(known, email)).toBeDefined();
  expect(await step(code(), await challenged(), known)).toBe("in");
});

test("it is turned off by who knows the password; then the password alone signs in", async () => {
  await setUp();
  const off = async (given: string) =>
    turnOffSecondFactor(access, db, { password: given }, await inSession());
  expect(await off("wrong")).toEqual({ ok: false, refusal: "wrong_password" });
  expect(await beginSecondFactor(access, db, { password }, await inSession())).toMatchObject({
    refusal: "already_on",
  });
  expect(await off(password)).toEqual({ ok: true });
  expect(siteOfSession()).toBe(siteId);
  expect(one("SELECT count(*) FROM two_factors WHERE user_id = ?", access.userId)).toBe(0);
  expect(await signIn({ email, password, sent: new Headers(), browser: undefined })).toEqual({
    ok: true,
    wrong: 0,
    needsCode: false,
  });
});
