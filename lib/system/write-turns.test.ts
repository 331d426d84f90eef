import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import SqliteClient from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { busyTimeoutMs, type Database, openDatabase } from "@/db/open-database";
import { storageFaultOf } from "./faults/storage-fault";
import { giveWriteTurn, inWriteTurn, isWriteTurnWanted } from "./write-turns";

let folder: string;
let web: Database;
let worker: Database;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-turns-"));
  web = openDatabase(path.join(folder, "farewell.db"));
  worker = openDatabase(path.join(folder, "farewell.db"));
});
afterEach(() => {
  for (const db of [web, worker]) db.$client.close();
  fs.rmSync(folder, { recursive: true });
});

test("a request waits for a job's transaction without standing still", async () => {
  worker.$client.exec("BEGIN IMMEDIATE");
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
    if (turns === 5) worker.$client.exec("COMMIT");
  }, 2);
  const wrote = await inWriteTurn(web, () => createSite(web).id);
  clearInterval(timer);
  expect(wrote).toBeGreaterThan(0);
  expect(turns).toBeGreaterThanOrEqual(5);
});

test("a job lets a request go first, and only for a while", async () => {
  const order: string[] = [];
  const request = inWriteTurn(web, async () => {
    await sleep(10);
    order.push("request");
  });
  await giveWriteTurn(worker);
  order.push("job");
  await request;
  expect(order).toEqual(["request", "job"]);

  let goOn: () => void = () => undefined;
  const slow = inWriteTurn(web, () => new Promise<void>((resolve) => (goOn = resolve)));
  await giveWriteTurn(worker);
  goOn();
  await slow;
});

test("a request gets its result and its error, and nobody waits for it afterwards", async () => {
  await expect(
    inWriteTurn(web, () => {
      throw new Error("refused");
    }),
  ).rejects.toThrow("refused");
  await giveWriteTurn(worker);
  expect(await inWriteTurn(web, () => 7)).toBe(7);
});

test("a turn that does not come is refused with nothing done, and everything else goes on meanwhile", async () => {
  const holder = new SqliteClient(path.join(folder, "farewell.db"));
  holder.exec("BEGIN IMMEDIATE");
  let isDone = false;
  let reads = 0;
  const reading = setInterval(() => {
    web.$client.prepare("SELECT count(*) FROM sites").get();
    reads += 1;
  }, 1);
  const refused = await inWriteTurn(web, () => (isDone = true), 60).catch((error: unknown) => error);
  clearInterval(reading);
  expect(storageFaultOf(refused)).toBe("busy");
  expect(isDone).toBe(false);
  expect(reads).toBeGreaterThan(1);
  expect(web.$client.pragma("busy_timeout", { simple: true })).toBe(busyTimeoutMs);
  holder.close();
  expect(await inWriteTurn(web, () => createSite(web).id)).toBeGreaterThan(0);
});

test.each([
  ["one who died before the clock was set back", 7_200_000],
  ["one who died", -1],
])("the wish of %s keeps no job waiting", async (_, aheadMs) => {
  const wish = Buffer.alloc(8);
  wish.writeDoubleLE(Date.now() + aheadMs);
  fs.writeFileSync(path.join(folder, "write-turn"), wish);
  expect(isWriteTurnWanted(worker)).toBe(false);
});
