import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { type Database, openDatabase } from "@/db/open-database";
import { Wake } from "./wake";

let folder: string;
let db: Database;
let other: Database;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-wake-"));
  db = openDatabase(path.join(folder, "farewell.db"));
  createSite(db);
  other = openDatabase(path.join(folder, "farewell.db"));
});
afterEach(() => {
  for (const one of [db, other]) one.$client.close();
  fs.rmSync(folder, { recursive: true });
});

test("whoever waits for work is woken by what another connection stores", async () => {
  const wake = new Wake(db);
  const woken = wake.next(wake.count, 20_000).then(() => "woken");
  createSite(other);
  expect(await woken).toBe("woken");
  expect(wake.count).toBeGreaterThan(0);
});

test("what was stored while a lane looked for work is not missed", async () => {
  const wake = new Wake(db);
  const { count } = wake;
  createSite(other);
  await wake.next(count, 20_000);
  await wake.next(count, 20_000);
  expect(wake.count).not.toBe(count);
});

test("where nothing is told, a lane looks again after a while", async () => {
  const wake = new Wake(db);
  await wake.next(wake.count, 1);
  expect(wake.count).toBe(0);
});
