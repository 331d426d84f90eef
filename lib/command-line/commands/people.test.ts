import fs from "node:fs";
import { verifyPassword } from "better-auth/crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import type { Database } from "@/db/open-database";
import { weaknessMessages } from "@/lib/auth/passwords/password-messages";
import { database, dataDirectory } from "@/lib/system/instance";
import { runTyped } from "@/testing/command-line/run-typed";

let db: Database;

beforeAll(() => {
  db = database();
});
afterAll(() => db.$client.close());

const sql = <Row>(text: string, ...values: unknown[]) => db.$client.prepare(text).all(...values) as Row[];
const passwordOf = (email: string) =>
  db.$client
    .prepare("SELECT password FROM accounts JOIN users ON users.id = user_id WHERE email = ?")
    .pluck()
    .get(email) as string;

test("a site is created with an owner who is new, and the list shows it", async () => {
  expect((await runTyped(["site", "list"])).said).toEqual(["There is no site yet."]);
  const created = await runTyped([
    "site",
    "create",
    "Quill & Sons",
    "--owner",
    "Ada@Quill.example",
    "--owner-name",
    "Ada",
    "--generate",
  ]);
  expect(created).toMatchObject({ code: 0, complained: [] });
  const password = /shown only now: (\S+)$/.exec(created.all)?.[1] ?? "";
  expect(await verifyPassword({ hash: passwordOf("ada@quill.example"), password })).toBe(true);
  createContact(db, { siteId: 1 });
  expect((await runTyped(["site", "list"])).said).toEqual([
    "ID  NAME          CONTACTS  OWNERS",
    "1   Quill & Sons  1         1",
  ]);
  expect(sql("SELECT action, actor_id, counts FROM audit_log")).toEqual([
    { action: "site_created", actor_id: null, counts: "{}" },
  ]);
});

test("someone who signs in already gets one more site, and keeps their password", async () => {
  const before = passwordOf("ada@quill.example");
  const created = await runTyped([
    "site",
    "create",
    "Press",
    "--owner",
    "ada@quill.example",
    "--time-zone",
    "Asia/Tokyo",
  ]);
  expect(created).toMatchObject({ code: 0, said: ["Created site 2.", "The owner signs in as before."] });
  expect(passwordOf("ada@quill.example")).toBe(before);
  expect(sql("SELECT time_zone FROM sites WHERE id = 2")).toEqual([{ time_zone: "Asia/Tokyo" }]);
});

test.each([
  [["site", "create", " ", "--owner", "a@b.example"], "NAME must have 1 to 200 characters."],
  [["site", "create", "X", "--owner", "nobody"], "--owner must be an email such as name@example.com."],
  [
    ["site", "create", "X", "--owner", "new@b.example"],
    "The owner is new here, so --owner-name NAME is needed.",
  ],
  [
    ["site", "create", "X", "--owner", "a@b.example", "--time-zone", "Mars"],
    "--time-zone must be the name of a time zone, such as Europe/Vienna.",
  ],
  [["reset-password", "nobody@quill.example"], "Nobody here signs in with this email."],
  [["reset-password", "not an email"], "Nobody here signs in with this email."],
])("%j is refused: %s", async (words, message) => {
  expect(await runTyped(words)).toEqual({ code: 2, said: [], complained: [message], all: message });
});

function beginSession(): void {
  const at = Date.now();
  db.$client
    .prepare(
      `INSERT INTO sessions (id, user_id, token, expires_at, created_at, updated_at)
       SELECT hex(randomblob(8)), id, hex(randomblob(8)), ${at + 1e6}, ${at}, ${at} FROM users`,
    )
    .run();
}

test("a new password is asked for twice, ends all sessions, and History says so without a name", async () => {
  beginSession();
  const differs = await runTyped(["reset-password", "ada@quill.example"], {
    secrets: ["a new long password", "another long password"],
  });
  expect(differs).toMatchObject({ code: 2, complained: ["The two are not the same."] });
  const short = await runTyped(["reset-password", "ada@quill.example"], { secrets: ["short"] });
  expect(short).toMatchObject({ code: 2, complained: [weaknessMessages.too_short] });
  const common = await runTyped(["reset-password", "ada@quill.example"], { secrets: ["quillquillquill"] });
  expect(common).toMatchObject({ code: 2, complained: [weaknessMessages.too_common] });
  expect(sql("SELECT 1 FROM sessions")).toHaveLength(1);
  const reset = await runTyped(["reset-password", " ADA@quill.example "], {
    secrets: ["a new long password", "a new long password"],
  });
  expect(reset).toEqual(
    expect.objectContaining({ code: 0, said: ["The new password is set. All sessions were ended."] }),
  );
  const hash = passwordOf("ada@quill.example");
  expect(await verifyPassword({ hash, password: "a new long password" })).toBe(true);
  expect(sql("SELECT 1 FROM sessions")).toEqual([]);
  expect(sql("SELECT site_id, counts FROM audit_log WHERE action = 'password_reset'")).toEqual([
    { site_id: 1, counts: '{"sessions":1}' },
    { site_id: 2, counts: '{"sessions":1}' },
  ]);
});

test("someone who has lost their second factor is let in without it, and History says so", async () => {
  db.$client.exec(
    `INSERT INTO two_factors (id, user_id, secret, backup_codes) SELECT '1', id, '', '' FROM users;
     UPDATE users SET two_factor_enabled = 1`,
  );
  const typed = ["reset-password", "ada@quill.example", "--generate"];
  await runTyped(typed);
  expect(sql("SELECT 1 FROM two_factors")).toHaveLength(1);
  const reset = await runTyped([...typed, "--second-factor-off"]);
  expect(reset.said).toContain("Signing in asks for no code any more.");
  expect(sql("SELECT 1 FROM two_factors")).toEqual([]);
  expect(sql("SELECT two_factor_enabled AS isOn FROM users")).toEqual([{ isOn: 0 }]);
  expect(sql("SELECT DISTINCT counts FROM audit_log WHERE action = 'second_factor_off'")).toEqual([
    { counts: '{"onServer":1}' },
  ]);
});

test("whoever resets a password is told of the passkeys that stay, and may remove them", async () => {
  db.$client.exec(
    `INSERT INTO passkeys (id, user_id, name, public_key, credential_id, counter, device_type, backed_up)
     SELECT 'one', id, 'Key', '', 'one', 0, 'singleDevice', 0 FROM users`,
  );
  const typed = ["reset-password", "ada@quill.example", "--generate"];
  expect((await runTyped(typed)).said).toContain(
    "1 passkey still signs in without the password. Remove on the account page what you do not know.",
  );
  expect(sql("SELECT 1 FROM passkeys")).toHaveLength(1);
  expect((await runTyped([...typed, "--remove-passkeys"])).said).toContain("1 passkey was removed.");
  expect(sql("SELECT 1 FROM passkeys")).toEqual([]);
  const told = sql("SELECT counts FROM audit_log WHERE action = 'password_reset' ORDER BY id");
  expect(told.at(-1)).toEqual({ counts: '{"sessions":0,"passkeys":1}' });
});

test("a password may be piped in, and without a terminal nobody is asked", async () => {
  const piped = await runTyped(["reset-password", "ada@quill.example"], { piped: "piped in long enough" });
  expect(piped.code).toBe(0);
  const hash = passwordOf("ada@quill.example");
  expect(await verifyPassword({ hash, password: "piped in long enough" })).toBe(true);
  expect(await runTyped(["reset-password", "ada@quill.example"])).toMatchObject({
    code: 2,
    complained: ["There is no terminal to ask on. Use --generate, or pipe the new password in."],
  });
});

// Only root can give a folder to someone else.
test.skipIf(process.getuid?.() !== 0)(
  "in a folder of another user nothing is opened, and so nothing is left there",
  async () => {
    const folder = dataDirectory();
    fs.chownSync(folder, 12_345, 12_345);
    for (const words of [
      ["site", "list"],
      ["backup", folder],
      ["restore", folder],
    ])
      expect(await runTyped(words)).toMatchObject({
        code: 2,
        complained: [expect.stringMatching(/belongs to another user/)],
      });
    fs.chownSync(folder, 0, 0);
  },
);
