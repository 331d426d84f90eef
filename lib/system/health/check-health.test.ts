import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { type Database, openDatabase, openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { beat, findBeat } from "@/lib/system/heartbeats";
import { logUnexpected } from "@/lib/system/log";
import { forgetFault } from "@/lib/system/recent-fault";
import { checkHealth } from "./check-health";
import { markDamaged, unmarkDamaged } from "./damage-mark";

let db: Database;
beforeEach(() => {
  db = openMemoryDatabase();
});
afterEach(forgetFault);

/** Asks at a moment at which the clock on the wall is right, or `setMs` from it. */
const healthAt = (at: number, startedAt = 0, setMs = 0) =>
  checkHealth(db, startedAt, { now: at + setMs, steady: at });

test("it is ready while the worker beats, and for a minute without it", async () => {
  write(db, (tx) => beat(tx, "worker", 1_000));
  expect(await healthAt(2_000)).toEqual({
    status: "ready",
    web: "ready",
    worker: "ready",
    workerBeatAt: 1_000,
    fault: null,
  });
  expect(await healthAt(30_000)).toMatchObject({ status: "ready", worker: "starting" });
  expect(await healthAt(60_999)).toMatchObject({ status: "ready", worker: "starting" });
  expect(await healthAt(61_000)).toMatchObject({ status: "failing", worker: "failing" });
});

test("a worker that never came has a minute from the start of web", async () => {
  expect(await healthAt(6_000, 5_000)).toMatchObject({ status: "ready", worker: "starting" });
  expect(await healthAt(65_000, 5_000)).toMatchObject({ status: "failing", worker: "failing" });
});

test("a worker that was silent before the start of web has that minute too", async () => {
  write(db, (tx) => beat(tx, "worker", 1_000));
  expect(await healthAt(500_000, 490_000)).toMatchObject({ status: "ready", worker: "starting" });
  expect(await healthAt(551_000, 490_000)).toMatchObject({ status: "failing", worker: "failing" });
});

const hourMs = 3_600_000;
test.each([-7 * hourMs, 7 * hourMs])(
  "a clock that is set by %d ms hides and feigns no silence",
  async (setMs) => {
    const start = 100 * hourMs;
    const beatAt = (at: number, set: number) => write(db, (tx) => beat(tx, "worker", at + set));
    for (let at = start; at < start + 60_000; at += 5_000) {
      beatAt(at, 0);
      expect(await healthAt(at + 1_000, start - hourMs)).toMatchObject({ worker: "ready" });
    }
    // The clock is set between two beats, and then once more while the worker goes on.
    for (let at = start + 60_000; at < start + 120_000; at += 5_000) {
      expect(await healthAt(at, start - hourMs, setMs)).toMatchObject({ status: "ready", worker: "ready" });
      beatAt(at + 1_000, setMs);
      expect(await healthAt(at + 2_000, start - hourMs, setMs)).toMatchObject({ worker: "ready" });
    }
    const lastBeat = start + 116_000;
    const later = (ms: number) => healthAt(lastBeat + ms, start - hourMs, setMs);
    expect(await later(59_000)).toMatchObject({ status: "ready", worker: "starting" });
    expect(await later(61_500)).toMatchObject({ status: "failing", worker: "failing" });
  },
);

test("a write that fails is told at once, by name", async () => {
  db.$client.pragma("query_only = ON");
  expect(await healthAt(2_000)).toMatchObject({ status: "failing", web: "failing", fault: "read_only" });
  db.$client.pragma("query_only = OFF");
  forgetFault();
  expect(await healthAt(2_000)).toMatchObject({ status: "ready", web: "ready", fault: null });
});

test("a full disk that somebody else's write met is told too, for a while", async () => {
  const pages = db.$client.pragma("page_count", { simple: true });
  db.$client.pragma(`max_page_count = ${pages}`);
  const fill = () =>
    write(db, (tx) => {
      for (let at = 0; at < 1_000; at += 1) createSite(tx);
    });
  let met: unknown;
  try {
    fill();
  } catch (error) {
    met = error;
  }
  logUnexpected(met);
  const at = performance.now();
  expect(await healthAt(at)).toMatchObject({ status: "failing", web: "failing", fault: "disk_full" });
  expect(await healthAt(at + 11_000)).toMatchObject({ web: "ready", fault: null });
});

test("a file that the worker found damaged is told until it is checked again", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-health-"));
  db = openDatabase(path.join(folder, "farewell.db"));
  markDamaged(db.$client.name, 0);
  expect(await healthAt(2_000)).toMatchObject({ status: "failing", web: "failing", fault: "damaged" });
  unmarkDamaged(db.$client.name);
  expect(await healthAt(4_000)).toMatchObject({ web: "ready", fault: null });
  db.$client.close();
  fs.rmSync(folder, { recursive: true });
});

test("asking often writes once a second", async () => {
  await healthAt(1_000);
  await healthAt(1_999);
  expect(findBeat(db, "web")).toBe(1_000);
  await healthAt(2_000);
  expect(findBeat(db, "web")).toBe(2_000);
});
