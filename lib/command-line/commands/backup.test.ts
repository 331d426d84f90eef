import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import type { Database } from "@/db/open-database";
import { findLastBackup } from "@/lib/backups/last-backups";
import { verifyBackup } from "@/lib/backups/verify-backup";
import { requireSecret } from "@/lib/secret/require-secret";
import { database, dataDirectory } from "@/lib/system/instance";
import { tryLockInstance } from "@/lib/system/instance-lock";
import { runTyped } from "@/testing/command-line/run-typed";

let db: Database;
let directory: string;

beforeAll(() => {
  expect(fs.existsSync(path.join(dataDirectory(), "farewell.db"))).toBe(false);
  directory = path.join(dataDirectory(), "backups");
});
afterAll(() => db.$client.close());

test("without a database there is nothing to back up, and no folder is made", async () => {
  const { code, complained } = await runTyped(["backup", directory]);
  expect(code).toBe(2);
  expect(complained).toEqual([
    expect.stringMatching(/^There is no database in DATA_DIR .*restore a backup\.$/),
  ]);
  expect(fs.existsSync(directory)).toBe(false);
});

test("it says what it made and what is not in it, and notes it for Settings, beside a running worker", async () => {
  db = database();
  createSite(db);
  requireSecret(db, Date.now());
  const lock = tryLockInstance(dataDirectory());
  const { code, said } = await runTyped(["backup", directory]);
  lock?.release();
  expect(code).toBe(0);
  expect(said).toEqual([
    expect.stringMatching(/^Backup made: .*\/backups\/farewell-\w{8}-\d{8}T\d{6}Z, [\d.]+ kB\.$/),
    "The secret is not in it, because it comes from APP_SECRET. Keep it apart: restore asks for it.",
  ]);
  const [name = ""] = fs.readdirSync(directory);
  expect(verifyBackup(path.join(directory, name)).ok).toBe(true);
  expect(findLastBackup(db)).toMatchObject({ kind: "whole", keepDays: 14 });
});

test("the ledger alone is a backup of its own kind", async () => {
  const none = await runTyped(["backup", "--ledger", directory]);
  expect(none).toMatchObject({
    code: 2,
    complained: ["There is no erasures.log in DATA_DIR yet. Start Farewell once."],
  });
  fs.writeFileSync(path.join(dataDirectory(), "erasures.log"), "a line\n");
  expect(await runTyped(["backup", directory, "--ledger"])).toMatchObject({
    code: 0,
    said: [expect.stringMatching(/farewell-ledger-\w{8}-\w+Z, 7 bytes\.$/)],
  });
  expect(findLastBackup(db, "ledger")).toMatchObject({ bytes: 7 });
});
