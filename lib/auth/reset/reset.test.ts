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
  expect(both.filter(({ ok }) => ok)).toEqual([
    { ok: true, userId, waysIn: { hasSecondFactor: false, passkeys: 0, removedPasskeys: 0 } },
  ]);
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

test("passkeys stay or go as is said, and nothing happens before it is", async () => {
  const add = (id: string, of = userId) =>
    db.$client
      .prepare(
        `INSERT INTO passkeys (id, user_id, name, public_key, credential_id, counter, device_type, backed_up)
         VALUES (@id, @of, 'Key', '', @id, 0, 'singleDevice', 0)`,
      )
      .run({ id, of });
  const siteId = db.$client.prepare("SELECT site_id FROM memberships").pluck().get() as number;
  const other = createOwner(db, { siteId, email: "o@studio.example", name: "O", passwordHash: "" }).id;
  for (const id of ["one", "two"]) add(id);
  add("theirs", other);
  db.$client.prepare("UPDATE users SET two_factor_enabled = 1 WHERE id = ?").run(userId);
  const first = await tokenAt(1);
  expect(await resetByLink(db, { token: first, password: next }, 2)).toEqual({
    ok: false,
    refusal: "passkeys_undecided",
  });
  expect([count("sessions"), count("passkeys")]).toEqual([1, 3]);
  const kept = await resetByLink(db, { token: first, password: next, passkeys: "keep" }, 2);
  expect(kept).toMatchObject({ waysIn: { hasSecondFactor: true, passkeys: 2, removedPasskeys: 0 } });
  const second = await tokenAt(3);
  const removed = await resetByLink(db, { token: second, password: next, passkeys: "remove" }, 4);
  expect(removed).toMatchObject({ waysIn: { hasSecondFactor: true, passkeys: 0, removedPasskeys: 2 } });
  expect(db.$client.prepare("SELECT id FROM passkeys").pluck().all()).toEqual(["theirs"]);
  expect(history().filter((entry) => String(entry).startsWith("password_reset_by_link"))).toEqual([
    'password_reset_by_link {"sessions":1}',
    'password_reset_by_link {"sessions":0,"passkeys":2}',
  ]);
});
