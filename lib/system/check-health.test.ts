import { beforeEach, expect, test } from "vitest";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { checkHealth } from "./check-health";
import { beat, findBeat } from "./heartbeats";

let db: Database;
beforeEach(() => {
  db = openMemoryDatabase();
});

test("it is ready while the worker beats, and for a minute without it", async () => {
  write(db, (tx) => beat(tx, "worker", 1_000));
  expect(await checkHealth(db, 0, 2_000)).toEqual({
    status: "ready",
    web: "ready",
    worker: "ready",
    workerBeatAt: 1_000,
  });
  expect(await checkHealth(db, 0, 30_000)).toMatchObject({ status: "ready", worker: "starting" });
  expect(await checkHealth(db, 0, 60_999)).toMatchObject({ status: "ready", worker: "starting" });
  expect(await checkHealth(db, 0, 61_000)).toMatchObject({ status: "failing", worker: "failing" });
});

test("a worker that never came has a minute from the start of web", async () => {
  expect(await checkHealth(db, 5_000, 6_000)).toMatchObject({ status: "ready", worker: "starting" });
  expect(await checkHealth(db, 5_000, 65_000)).toMatchObject({ status: "failing", worker: "failing" });
});

test("a write that fails is told at once", async () => {
  db.$client.pragma("query_only = ON");
  expect(await checkHealth(db, 0, 2_000)).toMatchObject({ status: "failing", web: "failing" });
  db.$client.pragma("query_only = OFF");
  expect(await checkHealth(db, 0, 2_000)).toMatchObject({ status: "ready", web: "ready" });
});

test("asking often writes once a second", async () => {
  await checkHealth(db, 0, 1_000);
  await checkHealth(db, 0, 1_999);
  expect(findBeat(db, "web")).toBe(1_000);
  await checkHealth(db, 0, 2_000);
  expect(findBeat(db, "web")).toBe(2_000);
});
