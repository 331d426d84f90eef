import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createOwner, createSite } from "@/db/factories/create-site";
import { sessions } from "@/db/schema";
import { signIn } from "@/lib/auth/sign-in/sign-in";
import { grantSiteAccess, type SiteAccess } from "@/lib/auth/site-access";
import { findToken } from "@/lib/auth/tokens/tokens";
import { database } from "@/lib/system/instance";
import { askEmailChange } from "./ask-email-change";
import { changePassword } from "./change-password";
import { checkPassword } from "./check-password";
import { confirmEmailChange } from "./confirm-email-change";
import { endOtherSessions, endSession } from "./end-sessions";
import { listSessions } from "./list-sessions";
import { renameAccount } from "./rename-account";

const password = "ten chars!";
const next = "correct horse battery";
const hour = 3_600_000;
const db = database();
const passwordHash = hashPassword(password);
const sites = [createSite(db, { name: "Studio" }).id, createSite(db, { name: "Atelier" }).id];
const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
const withMail = { SMTP_URL: "smtp://mail.example", MAIL_FROM: undefined };
const withoutMail = { SMTP_URL: undefined, MAIL_FROM: undefined };

let access: SiteAccess;
let email: string;
let made = 0;

// Looking at a password takes so long that a pause might end meanwhile.
beforeAll(() => vi.useFakeTimers({ toFake: ["Date", "setTimeout"] }));
afterAll(() => vi.useRealTimers());

beforeEach(async () => {
  made += 1;
  email = `ines${made}@studio.example`;
  const { id } = createOwner(db, {
    siteId: sites[0] ?? 0,
    email,
    name: "Ines",
    passwordHash: await passwordHash,
  });
  db.$client.prepare("INSERT INTO memberships VALUES (?, ?, 'support', 2)").run(id, sites[1]);
  access = grantSiteAccess({ userId: id, siteId: sites[0] ?? 0, role: "owner" });
  db.$client.exec("DELETE FROM audit_log");
});

/** Stores a session as signing in does, and returns its id. */
function beginSession(userAgent = firefox): string {
  const id = randomUUID();
  const at = { createdAt: new Date(), updatedAt: new Date(), expiresAt: new Date(Date.now() + hour) };
  const from = { ipAddress: "203.0.113.7", userAgent };
  db.insert(sessions)
    .values({ id, token: id, userId: access.userId, ...from, ...at })
    .run();
  return id;
}

const sessionCount = () =>
  db.$client.prepare("SELECT count(*) FROM sessions WHERE user_id = ?").pluck().get(access.userId);
const history = () =>
  db.$client.prepare("SELECT action || ' ' || counts FROM audit_log ORDER BY id").pluck().all();
const emailNow = () => db.$client.prepare("SELECT email FROM users WHERE id = ?").pluck().get(access.userId);

test("a name is changed once, and each site of the person hears of it without the name", () => {
  for (const _ of [1, 2])
    expect(renameAccount(access, db, { name: "Ines Marvell" }, 1)).toEqual({ ok: true });
  expect(history()).toEqual(["account_renamed {}", "account_renamed {}"]);
});

describe("a password", () => {
  test("is changed by who knows it, and ends every session but this one", async () => {
    const ownSessionId = beginSession();
    beginSession();
    const here = { ownSessionId, now: 1 };
    const change = (present: string, wanted: string) =>
      changePassword(access, db, { present, next: wanted }, here);
    expect(await change("not the password", next)).toEqual({ ok: false, refusal: "wrong_password" });
    expect(await change(password, `${email}`)).toMatchObject({ weakness: "too_common" });
    expect(sessionCount()).toBe(2);
    expect(await change(password, next)).toEqual({ ok: true, endedSessions: 1 });
    expect(listSessions(access, db, { ownSessionId, now: 1 })).toMatchObject([
      { id: ownSessionId, isOwn: true },
    ]);
    const signedIn = await signIn({ email, password: next, sent: new Headers(), browser: undefined });
    expect(signedIn).toMatchObject({ ok: true });
    expect(history()).toEqual([
      ...Array(2).fill('password_check_failed {"wrong":1}'),
      ...Array(2).fill('password_changed {"sessions":1}'),
    ]);
  });

  test("that is wrong again and again has to wait, and the right one then too", async () => {
    const tries = await Promise.all(Array.from({ length: 9 }, () => checkPassword(access, db, "wrong", 1)));
    expect(tries.filter((tried) => !tried.ok && tried.refusal === "wrong_password")).toHaveLength(6);
    expect(await checkPassword(access, db, password, 1)).toMatchObject({ refusal: "too_many_guesses" });
  });
});

describe("an email", () => {
  const ask = (to: string, environment: Parameters<typeof askEmailChange>[4] = withMail) =>
    askEmailChange(access, db, { email: to, password }, 1, environment);
  const tokenOf = (asked: Awaited<ReturnType<typeof ask>>) => (asked.ok ? (asked.token ?? "") : "");

  test("is changed by the link to the new one, once, within an hour; an earlier link is over", async () => {
    const earlier = tokenOf(await ask("first@studio.example"));
    const token = tokenOf(await ask(`new${made}@studio.example`));
    expect(emailNow()).toBe(email);
    expect(db.$client.serialize().includes(token)).toBe(false);
    for (const [wrong, at] of [
      [earlier, 2],
      ["nothing", 2],
      [token, 1 + hour],
    ] as const)
      expect(confirmEmailChange(db, wrong, at)).toEqual({ ok: false, refusal: "link_over" });
    expect(confirmEmailChange(db, token, 2)).toEqual({
      ok: true,
      userId: access.userId,
      formerEmail: email,
    });
    expect(emailNow()).toBe(`new${made}@studio.example`);
    expect(confirmEmailChange(db, token, 2)).toMatchObject({ ok: false });
    expect(history()).toEqual(Array(2).fill("account_email_changed {}"));
  });

  test("is changed at once where no mail can be sent, and where only a site's own server could read the link", async () => {
    expect(await ask(`at-once${made}@studio.example`, withoutMail)).toEqual({ ok: true, token: undefined });
    db.$client
      .prepare(
        "INSERT INTO sending_settings (site_id, encrypted_url, mails_per_second, set_by, set_at) VALUES (?, 'never read', 1, '', 1)",
      )
      .run(sites[0]);
    expect(await ask(`again${made}@studio.example`, withoutMail)).toEqual({ ok: true, token: undefined });
    expect(emailNow()).toBe(`again${made}@studio.example`);
    db.$client.exec("DELETE FROM sending_settings");
  });

  test("is refused when it is the same, when somebody has it, and without the password", async () => {
    expect(await ask(email)).toEqual({ ok: false, refusal: "same_email" });
    const other = createOwner(db, {
      siteId: sites[0] ?? 0,
      email: `rui${made}@x.example`,
      name: "",
      passwordHash: "",
    });
    expect(await ask(`rui${made}@x.example`)).toEqual({ ok: false, refusal: "email_taken" });
    expect(
      await askEmailChange(access, db, { email: "a@b.example", password: "wrong" }, 1, withMail),
    ).toMatchObject({ refusal: "wrong_password" });
    expect(other.id).not.toBe(access.userId);
    const token = tokenOf(await ask(`late${made}@studio.example`));
    db.$client.prepare("UPDATE users SET email = ? WHERE id = ?").run(`late${made}@studio.example`, other.id);
    expect(confirmEmailChange(db, token, 2)).toMatchObject({ refusal: "link_over" });
    expect(findToken(db, "password-reset", token, 2)).toBeUndefined();
  });
});

describe("sessions", () => {
  test("are listed with browser, system and sender, this one first", () => {
    beginSession("something made up");
    const ownSessionId = beginSession();
    beginSession("");
    expect(listSessions(access, db, { ownSessionId, now: Date.now() })).toMatchObject([
      { isOwn: true, browser: "Firefox", system: "Windows", address: "203.0.113.7" },
      { isOwn: false, browser: null, system: null },
      { isOwn: false, system: null },
    ]);
    expect(listSessions(access, db, { ownSessionId, now: Date.now() + 9 * 86_400_000 })).toEqual([]);
  });

  test("are ended one by one or all but this one, never those of another person", () => {
    const [one, own] = [beginSession(), beginSession()];
    beginSession();
    const another = grantSiteAccess({ ...access, userId: "another" });
    expect(endSession(another, db, { sessionId: one }, 1)).toMatchObject({ refusal: "session_not_found" });
    expect(endSession(access, db, { sessionId: one }, 1)).toEqual({ ok: true });
    expect(endSession(access, db, { sessionId: one }, 1)).toMatchObject({ refusal: "session_not_found" });
    expect(endOtherSessions(another, db, { ownSessionId: own, now: 1 })).toEqual({
      ok: true,
      endedSessions: 0,
    });
    const here = { ownSessionId: own, now: 1 };
    expect(endOtherSessions(access, db, here)).toEqual({ ok: true, endedSessions: 1 });
    expect(endOtherSessions(access, db, here)).toEqual({ ok: true, endedSessions: 0 });
    expect(sessionCount()).toBe(1);
    expect(history()).toEqual(Array(4).fill('session_ended {"sessions":1}'));
  });
});
