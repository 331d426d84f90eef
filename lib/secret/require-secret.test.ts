import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { type Database, openDatabase, openMemoryDatabase } from "@/db/open-database";
import { tableNames } from "@/db/reachable-tables";
import { write } from "@/db/write";
import { rememberErasedIdentity } from "@/lib/consent/identities/erased-identities";
import { keyOf } from "@/lib/system/app-secret";
import { encryptSetting } from "@/lib/system/encrypt-setting";
import { makeDatabaseOf } from "@/testing/databases/make-database-of";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { rotateIdentityKey } from "../consent/identities/identity-keys";
import { encryptedColumns } from "./encrypted-columns";
import { checkSecret } from "./require-secret";
import { type SecretRefusal, secretMessages } from "./secret-messages";

const [first, second] = [
  "the first secret of these tests, long enough",
  "another secret of these tests, as long",
];
const made = "a secret that the first start made by itself";

let db: Database;
let makings: number;
beforeEach(() => {
  db = openMemoryDatabase();
  createSite(db);
  makings = 0;
});

function start(found: { variable?: string; file?: string }): SecretRefusal | "started" {
  const checked = checkSecret(db, { variable: undefined, file: undefined, ...found }, testNow, () => {
    makings += 1;
    return made;
  });
  return checked.ok ? "started" : checked.refusal;
}

const sealed = (secret: string) => encryptSetting("whsec_1", keyOf(secret, "sealed-settings"));
const connect = (secret: string) =>
  db.$client
    .prepare(
      `INSERT INTO payment_accounts (site_id, provider, encrypted_key, key_hint, account_name, connected_by, connected_at)
       VALUES (1, 'stripe', ?, '', '', '', 0)`,
    )
    .run(sealed(secret));
const erase = () => write(db, (tx) => rememberErasedIdentity(tx, 1, "ada@quill.example", testNow));

test("the first start makes a secret where nothing was made with one, and only then", () => {
  expect(start({})).toBe("started");
  expect(start({ file: made })).toBe("started");
  expect(start({})).toBe("missing");
  expect(makings).toBe(1);
});

test.each<[string, { variable?: string; file?: string }, SecretRefusal | "started"]>([
  ["the same from the file", { file: first }, "started"],
  ["the same from APP_SECRET", { variable: first }, "started"],
  ["both the same", { variable: first, file: first }, "started"],
  ["a stale file under the right APP_SECRET", { variable: first, file: second }, "started"],
  ["the file is lost", {}, "missing"],
  ["another file", { file: second }, "other_file"],
  ["APP_SECRET is set later", { variable: second, file: first }, "variable_beside_file"],
  ["APP_SECRET is another, and no file", { variable: second }, "other_variable"],
  ["APP_SECRET is another, and the file too", { variable: second, file: made }, "other_variable"],
])("made with one secret, started with: %s", (_, found, expected) => {
  expect(start({ file: first })).toBe("started");
  expect(start(found)).toBe(expected);
  expect(makings).toBe(0);
});

describe("a database from before the check", () => {
  test.each(["connect", "erase"] as const)(
    "that holds something keyed (%s) never gets a new secret",
    (what) => {
      if (what === "connect") connect(first);
      else erase();
      expect(start({})).toBe("missing");
      expect(makings).toBe(0);
    },
  );

  test("takes the secret that opens what is encrypted, and no other", () => {
    connect(first);
    expect(start({ variable: second })).toBe("opens_nothing");
    expect(db.$client.prepare("SELECT count(*) FROM instance").pluck().get()).toBe(0);
    expect(start({ variable: first })).toBe("started");
    expect(start({ variable: second })).toBe("other_variable");
  });

  test("takes a secret beside a value that an earlier one closed, but not beside such an identity key", () => {
    connect(first);
    db.$client.prepare("UPDATE payment_accounts SET encrypted_webhook_secret = ?").run(sealed(second));
    rotateIdentityKey(ownerOf(1), db, testNow);
    expect(start({ variable: first })).toBe("opens_nothing");
    db.$client.prepare("UPDATE identity_keys SET encrypted_key = ?").run(sealed(first));
    expect(start({ variable: first })).toBe("started");
  });
});

test("every refusal says what to do, and names no secret", () => {
  for (const message of Object.values(secretMessages)) {
    expect(message).toMatch(/Put|Set|Use|Start/);
    expect(message).not.toContain(first);
  }
});

test("every encrypted column of the schema is known", () => {
  const found = tableNames(db).flatMap((table) =>
    (db.$client.prepare("SELECT name FROM pragma_table_info(?)").pluck().all(table) as string[])
      .filter((column) => column.startsWith("encrypted_") || column === "selection")
      .map((column) => ({ table, column })),
  );
  const names = (columns: readonly { table: string; column: string }[]) =>
    columns.map(({ table, column }) => `${table}.${column}`).sort();
  expect(names(encryptedColumns)).toEqual(names(found));
});

describe("a database of an older version", () => {
  let folder: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-secret-"));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  test("opens with its secret and keeps everything, and refuses another", () => {
    const file = path.join(folder, "farewell.db");
    const old = makeDatabaseOf("0022_definitions_and_duplicates", file);
    old.exec("UPDATE payment_accounts SET encrypted_webhook_secret = NULL; DELETE FROM preparations");
    old.exec("DELETE FROM manifest_requests; DELETE FROM sending_settings");
    for (const table of ["identity_keys", "payment_accounts"])
      old.prepare(`UPDATE ${table} SET encrypted_key = ?`).run(sealed(first));
    const before = old.prepare("SELECT * FROM payment_accounts").all();
    old.close();
    db = openDatabase(file);
    expect(start({ file: second })).toBe("opens_nothing");
    expect(start({})).toBe("missing");
    expect(start({ file: first })).toBe("started");
    expect(db.$client.prepare("SELECT * FROM payment_accounts").all()).toEqual(before);
    db.$client.close();
  });
});
