import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { openDatabase } from "@/db/open-database";
import { markDamaged } from "./damage-mark";
import { requireWholeFile } from "./require-whole-file";

let folder: string;
let file: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-whole-"));
  file = path.join(folder, "farewell.db");
  const db = openDatabase(file);
  const { id: siteId } = createSite(db);
  for (let at = 0; at < 200; at += 1) createContact(db, { siteId });
  db.$client.pragma("wal_checkpoint(TRUNCATE)");
  db.$client.close();
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** Overwrites a part of the file, as a failing disk would. Returns what it then holds. */
function damage(from: number, length: number): Buffer {
  const bytes = fs.readFileSync(file);
  bytes.fill("garbage ", from, from + length);
  fs.writeFileSync(file, bytes);
  return bytes;
}

test("a whole file and a missing one let the start go on, and an earlier mark is taken away", () => {
  markDamaged(file, 0);
  requireWholeFile(file);
  expect(fs.existsSync(`${file}-damaged`)).toBe(false);
  requireWholeFile(path.join(folder, "none.db"));
  expect(fs.existsSync(path.join(folder, "none.db"))).toBe(false);
});

test.each([
  ["head", 0, 4_096],
  ["middle", 0.5, 400_000],
])("a file whose %s is damaged is refused with what to do, and stays as it is", (_, share, length) => {
  const damaged = damage(Math.floor(share * fs.statSync(file).size), length);
  expect(() => requireWholeFile(file)).toThrow("restore the newest backup: farewell restore");
  expect(fs.readFileSync(file).equals(damaged)).toBe(true);
});
