import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDemoData } from "@/db/demo/create-demo-data";
import { type Database, openDatabase, openForReading } from "@/db/open-database";
import { write } from "@/db/write";
import { type DatabaseFile, openDatabaseFiles } from "./database-files";
import { findLeftovers } from "./find-leftovers";
import { pageRoundsOf } from "./page-rounds";

const pageSize = 4096;
const clean = { dirtyGaps: 0, dirtyBlocks: 0, dirtyTails: 0, dirtyFreePages: 0 };

let folder: string;
let db: Database;
let reading: Database;
let file: DatabaseFile;
let pages: { at: number; type: string; unused: number }[];

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-leftovers-"));
  db = openDatabase(path.join(folder, "farewell.db"));
  createDemoData(db, { contactCount: 300, now: Date.UTC(2026, 0, 15), passwordHash: "x" });
  write(db, (tx) => {
    tx.$client.prepare("UPDATE notes SET body = ? WHERE id % 9 = 0").run("long ".repeat(3000));
    tx.$client.prepare("DELETE FROM contacts WHERE id % 3 = 0").run();
  });
  await pageRoundsOf(db)?.seal(
    () => 0,
    () => undefined,
  );
  reading = openForReading(db.$client.name);
  file = openDatabaseFiles(db)[0] as DatabaseFile;
  pages = reading.$client
    .prepare("SELECT (pageno - 1) * pgsize AS at, pagetype AS type, unused FROM dbstat WHERE pageno > 1")
    .all() as typeof pages;
});
afterAll(() => {
  reading.$client.close();
  db.$client.close();
  fs.rmSync(folder, { recursive: true });
});

function read(at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  file.read(bytes, at);
  return bytes;
}

/** Puts a letter there, looks, and takes it away again. */
function foundWith(at: number) {
  expect(read(at, 1)).toEqual(Buffer.from([0]));
  file.write(Buffer.from("A"), at);
  const found = findLeftovers(reading);
  file.write(Buffer.from([0]), at);
  return found;
}

function sample<Value>(values: Value[]): Value[] {
  expect(values.length).toBeGreaterThan(0);
  return values.filter((_, at) => at % Math.ceil(values.length / 5) === 0);
}

test("after contacts were deleted, every byte outside of the records is zero", () => {
  const found = findLeftovers(reading);
  expect(found).toMatchObject(clean);
  expect(found.byteCount).toBe((found.pageCount - found.waitingPages) * pageSize);
  expect(found.waitingPages).toBeLessThan(10);
});

test("a letter in the gap of any page is found", () => {
  const gaps = pages.flatMap(({ at, type }) => {
    if (type === "overflow") return [];
    const page = read(at, pageSize);
    const from = (type === "internal" ? 12 : 8) + 2 * page.readUInt16BE(3);
    const end = page.readUInt16BE(5);
    return end - from > 2 ? [at + from, at + end - 1] : [];
  });
  for (const gap of sample(gaps)) expect(foundWith(gap)).toMatchObject({ ...clean, dirtyGaps: 1 });
});

test("a letter in a block that a deleted record left is found, and so is one after a long value", () => {
  const blocks = pages.flatMap(({ at, type }) => {
    const block = type === "overflow" ? 0 : read(at, pageSize).readUInt16BE(1);
    return block > 0 && read(at + block, 4).readUInt16BE(2) > 4 ? [at + block + 4] : [];
  });
  for (const block of sample(blocks)) expect(foundWith(block)).toMatchObject({ ...clean, dirtyBlocks: 1 });
  const ends = pages.filter(({ type, unused }) => type === "overflow" && unused > 0);
  for (const { at } of sample(ends))
    expect(foundWith(at + pageSize - 1)).toMatchObject({ ...clean, dirtyTails: 1 });
});

test("a letter on an unused page is found, and the list of unused pages is none", () => {
  const used = new Set(pages.map(({ at }) => at));
  const count = reading.$client.pragma("page_count", { simple: true }) as number;
  const free = Array.from({ length: count - 1 }, (_, page) => (page + 1) * pageSize).filter(
    (at) => !used.has(at),
  );
  for (const at of sample(free))
    expect(foundWith(at + pageSize - 1)).toMatchObject({ ...clean, dirtyFreePages: 1 });
});

test("what waits in the log is counted, and not taken for a finding", async () => {
  write(db, (tx) => {
    tx.$client.prepare("DELETE FROM contacts WHERE id % 3 = 1").run();
  });
  const found = findLeftovers(reading);
  expect(found).toMatchObject(clean);
  expect(found.waitingPages).toBeGreaterThan(50);
  pageRoundsOf(db)?.round();
  expect(findLeftovers(reading)).toMatchObject(clean);
});
