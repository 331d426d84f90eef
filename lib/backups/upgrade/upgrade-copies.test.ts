import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import SqliteClient from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "@/db/open-database";
import { makeDatabaseOf } from "@/testing/databases/make-database-of";
import { inspectTarget } from "../restore/inspect-target";
import { verifyBackup } from "../verify-backup";
import { backUpBeforeUpgrade, upgradeCopiesIn } from "./back-up-before-upgrade";
import { forgetUpgradeCopies } from "./forget-upgrade-copies";

const dayMs = 86_400_000;
const noon = Date.UTC(2026, 0, 15, 12);

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-upgrade-copy-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const file = () => path.join(folder, "farewell.db");
const prepare = () => backUpBeforeUpgrade({ folder, file: file(), keepDays: 14, now: () => noon });

test("a database of an older version is copied whole, once, and forgotten when backups are", () => {
  makeDatabaseOf("0018_preparations", file()).close();
  const made = prepare();
  if (!made) throw new Error("no copy was made");
  expect(path.dirname(made.path)).toBe(upgradeCopiesIn(folder));
  expect(verifyBackup(made.path)).toMatchObject({ ok: true });
  openDatabase(file()).$client.close();
  expect(prepare()).toBeUndefined();

  expect(forgetUpgradeCopies(folder, 14, noon + 14 * dayMs)).toBe(0);
  expect(forgetUpgradeCopies(folder, 14, noon + 15 * dayMs)).toBe(1);
  expect(fs.readdirSync(upgradeCopiesIn(folder))).toEqual([]);
});

test("where nothing is to be brought up to date, nothing is copied", () => {
  expect(prepare()).toBeUndefined();
  expect(forgetUpgradeCopies(folder, 14, noon)).toBe(0);
  openDatabase(file()).$client.close();
  expect(prepare()).toBeUndefined();
  expect(fs.existsSync(upgradeCopiesIn(folder))).toBe(false);
});

test.each([
  ["the file alone", "PRAGMA journal_mode = WAL"],
  [
    "the list of migrations",
    "CREATE TABLE __drizzle_migrations (id INTEGER PRIMARY KEY, hash TEXT, created_at NUMERIC)",
  ],
])("a first start that was killed after it made %s can be begun again", (_, made) => {
  const client = new SqliteClient(file());
  client.exec(made);
  client.close();
  expect(fs.statSync(file()).size).toBeGreaterThan(0);
  expect(prepare()).toBeUndefined();
  expect(inspectTarget(folder)).toEqual({ database: "none" });
  openDatabase(file()).$client.close();
  expect(inspectTarget(folder)).toMatchObject({ database: "whole" });
});

test("what is left of a copy whose removal was killed goes as well", () => {
  makeDatabaseOf("0018_preparations", file()).close();
  const made = prepare();
  if (!made) throw new Error("no copy was made");
  fs.renameSync(made.path, `${made.path}.partial`);
  expect(forgetUpgradeCopies(folder, 14, noon + 15 * dayMs)).toBe(1);
  expect(fs.readdirSync(upgradeCopiesIn(folder))).toEqual([]);
});

test("a database of a newer version, or of another program, is left as it is", () => {
  const db = openDatabase(file());
  db.$client.exec("UPDATE __drizzle_migrations SET created_at = created_at + 1e12");
  db.$client.close();
  expect(prepare).toThrow("of a newer version");
  fs.rmSync(file());
  const other = openDatabase(file());
  other.$client.exec("DROP TABLE __drizzle_migrations");
  other.$client.close();
  expect(prepare).toThrow("not one of Farewell");
});
