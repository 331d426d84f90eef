import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "./open-database";
import { keepPrivate } from "./private-folder";

let folder: string;
let umask: number;
beforeEach(() => {
  folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "farewell-private-")), "data");
  umask = process.umask(0o022);
});
afterEach(() => {
  process.umask(umask);
  fs.rmSync(path.dirname(folder), { recursive: true });
});

/** Lists everything below the folder, and the folder itself, that others may use. */
function listOpen(): string[] {
  const names = [".", ...(fs.readdirSync(folder, { recursive: true }) as string[])];
  return names.filter((name) => (fs.lstatSync(path.join(folder, name)).mode & 0o077) !== 0);
}

function makeOpen(...names: string[]): void {
  for (const name of names) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), "");
  }
}

test("a new folder and everything that SQLite makes in it is its owner's alone", () => {
  expect(keepPrivate(folder)).toEqual([]);
  const db = openDatabase(path.join(folder, "farewell.db"));
  expect(fs.readdirSync(folder)).toEqual(["farewell.db", "farewell.db-shm", "farewell.db-wal"]);
  expect(listOpen()).toEqual([]);
  db.$client.close();
});

test("a folder of an earlier version is mended, with all that it holds", () => {
  const db = openDatabase(path.join(folder, "farewell.db"));
  fs.chmodSync(folder, 0o755);
  makeOpen("app-secret", "signing-key", "erasures.log", "instance-lock", "write-turn", "imports/1.csv");
  expect(listOpen()).toHaveLength(11);
  expect(keepPrivate(folder)).toEqual([]);
  expect(listOpen()).toEqual([]);
  expect(keepPrivate(folder)).toEqual([]);
  db.$client.close();
});

test("what is not Farewell's stays as it is, and so does a folder that holds it", () => {
  makeOpen("farewell.db", "somebody.txt", "theirs/tool");
  expect(keepPrivate(folder)).toEqual(["."]);
  expect(listOpen().sort()).toEqual([".", "somebody.txt", "theirs", "theirs/tool"]);
});

test("a folder that everybody shares is left alone, and a link is not followed", () => {
  makeOpen("farewell.db");
  const outside = path.join(path.dirname(folder), "outside");
  fs.writeFileSync(outside, "");
  fs.symlinkSync(outside, path.join(folder, "app-secret"));
  fs.chmodSync(folder, 0o1777);
  expect(keepPrivate(folder)).toEqual(["."]);
  expect(fs.statSync(outside).mode & 0o777).toBe(0o644);
});

test.runIf(process.getuid?.() === 0)("another user's file is named, and nothing is refused", () => {
  makeOpen("farewell.db", "app-secret");
  fs.chmodSync(path.dirname(folder), 0o755);
  fs.chownSync(folder, 65534, 65534);
  fs.chownSync(path.join(folder, "farewell.db"), 65534, 65534);
  const program = `import { keepPrivate } from ${JSON.stringify(path.resolve("db/private-folder.ts"))};
    process.setuid(65534); console.log(JSON.stringify(keepPrivate(${JSON.stringify(folder)})));`;
  const said = execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program]);
  expect(JSON.parse(String(said))).toEqual(["app-secret"]);
});
