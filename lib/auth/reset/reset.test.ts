import { hashPassword, verifyPassword } from "better-auth/crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createOwner, createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { askReset, canMailAnyone } from "./ask-reset";
import { resetByLink } from "./reset-by-link";

const email = "ines@studio.example";
const next = "correct horse battery";
const hour = 3_600_000;
const withMail = { SMTP_URL: "smtp://mail.example", MAIL_FROM: undefined };
const withoutMail = { SMTP_URL: undefined, MAIL_FROM: undefined };

let db: Database;
let userId: string;

beforeEach(async () => {
  db = openMemoryDatabase();
  const siteId = createSite(db).id;
  const passwordHash = await hashPassword("the one before");
  userId = createOwner(db, { siteId, email, name: "Ines", passwordHash }).id;
  db.$client.exec(
    `INSERT INTO sessions (id, user_id, token, expires_at, created_at, updated_at)
     SELECT '1', id, 't', 9e15, 1, 1 FROM users`,
  );
});
afterEach(() => db.$client.close());

const count = (table: string) => db.$client.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
const history = () =>
  db.$client.prepare("SELECT action || ' ' || counts FROM audit_log ORDER BY id").pluck().all();

async function tokenAt(now: number): Promise<string> {
  const asked = await askReset(db, email, now, withMail);
  expect(asked).toMatchObject({ userId });
  return asked?.token ?? "";
}

test("the link sets a password once, within an hour, and ends all sessions", async () => {
  const earlier = await tokenAt(1);
  const token = await tokenAt(2);
  expect(db.$client.serialize().includes(token)).toBe(false);
  const reset = (given: string, password: string, at: number) =>
    resetByLink(db, { token: given, password }, at);
  for (const over of [
    await reset(earlier, next, 3),
    await reset("", next, 3),
    await reset(token, next, 2 + hour),
  ])
    expect(over).toEqual({ ok: false, refusal: "link_over" });
  expect(await reset(token, "short", 3)).toMatchObject({ weakness: "too_short" });
  expect(await reset(token, email, 3)).toMatchObject({ weakness: "too_common" });
  expect(count("sessions")).toBe(1);
  const both = await Promise.all([reset(token, next, 3), reset(token, "another long password", 3)]);
  expect(both.filter(({ ok }) => ok)).toEqual([{ ok: true, userId }]);
  const hash = db.$client.prepare("SELECT password FROM accounts").pluck().get() as string;
  const chosen = both[0]?.ok ? next : "another long password";
  expect(await verifyPassword({ hash, password: chosen })).toBe(true);
  expect([count("sessions"), count("verifications")]).toEqual([0, 0]);
  expect(history()).toEqual([
    ...["password_reset_asked {}", "password_reset_asked {}"],
    'password_reset_by_link {"sessions":1}',
  ]);
});

test("nothing is stored for an email that nobody signs in with, without mail, and after three in an hour", async () => {
  expect(await askReset(db, "nobody@studio.example", 1, withMail)).toBeUndefined();
  expect(await askReset(db, email, 1, withoutMail)).toBeUndefined();
  for (const _ of [1, 2, 3]) await tokenAt(1);
  expect(await askReset(db, email, 1, withMail)).toBeUndefined();
  expect(count("verifications")).toBe(1);
  expect([canMailAnyone(db, withMail), canMailAnyone(db, withoutMail)]).toEqual([true, false]);
});
