import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import SqliteClient from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { createSite } from "@/db/factories/create-site";
import { type Database, openDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { mergeSearchIndex } from "@/lib/deletion/disk/merge-search-index";
import { settleFiles } from "@/lib/deletion/disk/settle-files";
import { findDeletion } from "@/lib/deletion/receipt/find-deletion";
import { beat } from "@/lib/system/heartbeats";
import { ownerOf, runWholeDeletion, testNow } from "@/testing/steps/deletion";
import { openDatabaseFiles } from "./database-files";
import { readFrames } from "./log-frames";
import { findDirtyGap } from "./page-gaps";
import { pageRoundsOf } from "./page-rounds";

let folder: string;
let db: Database;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-rounds-"));
  db = openDatabase(path.join(folder, "farewell.db"));
});
afterEach(() => {
  db.$client.close();
  fs.rmSync(folder, { recursive: true });
});

const bytesOf = (name: string) => {
  const copy = `${path.join(folder, name)}.copy`;
  fs.cpSync(path.join(folder, name), copy);
  return fs.readFileSync(copy);
};

test("after a deletion no page of the files holds an address or a name of those deleted", async () => {
  const siteId = createSite(db).id;
  const people = createPeople(siteId, 600);
  const gone = people.filter((_, at) => at % 3 !== 0);
  const kept = people.filter((_, at) => at % 3 === 0);
  await runWholeDeletion(ownerOf(siteId), db, { kind: "ids", ids: gone.map(({ id }) => id) });

  const bytes = bytesOf("farewell.db");
  const log = bytesOf("farewell.db-wal");
  expect(log.length).toBeLessThan(50_000);
  expect(gone.filter(({ email }) => log.includes(email))).toEqual([]);
  expect(gone.filter(({ email }) => bytes.includes(`${email}`))).toEqual([]);
  expect(kept.every(({ email }) => bytes.includes(email))).toBe(true);
  expect(db.$client.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(db.$client.pragma("foreign_key_check")).toEqual([]);
  db.$client.close();
  db = openDatabase(path.join(folder, "farewell.db"));
  expect(db.$client.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(db.$client.prepare("SELECT count(*) FROM contacts").pluck().get()).toBe(kept.length);
});

/** Creates people whose emails and names are of mixed length, which makes SQLite move cells between pages. */
function createPeople(siteId: number, count: number, from = 0) {
  const catalogue = createCatalogue(db, { siteId });
  return write(db, () =>
    Array.from({ length: count }, (_, at) =>
      createContactWithEverything(db, {
        siteId,
        catalogue,
        email: `reader.${(from + at) * 7919}.${"x".repeat((at * 13) % 40)}@margin.example`,
        name: `Reader ${"Long Name ".repeat(at % 9)}${from + at}`,
      }),
    ),
  );
}

/** Lists the pages of the file whose gap is not zero. */
function listDirty(): number[] {
  const pageSize = db.$client.pragma("page_size", { simple: true }) as number;
  const bytes = bytesOf("farewell.db");
  const numbers = Array.from({ length: bytes.length / pageSize }, (_, at) => at + 1);
  return numbers.filter((page) => findDirtyGap(bytes.subarray((page - 1) * pageSize, page * pageSize), page));
}

/**
 * Starts another process that has the whole database in memory and writes to contacts all the time. Resolves when it
 * has begun.
 */
async function startWriter(): Promise<ChildProcess> {
  const script = `
    const db = new (require("better-sqlite3"))(${JSON.stringify(path.join(folder, "farewell.db"))});
    db.pragma("wal_autocheckpoint = 0"); db.pragma("secure_delete = ON"); db.pragma("cache_size = -65536");
    db.pragma("busy_timeout = 10000");
    db.function("fold_for_search", { deterministic: true }, (text) => text);
    const change = db.prepare("UPDATE contacts SET source = source || 'x', updated_at = updated_at + 1 WHERE id = ?");
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'contacts_fts%'").pluck().all();
    const read = () => { for (const table of tables) db.prepare('SELECT * FROM "' + table + '"').all(); };
    read();
    let at = 0;
    const step = () => {
      const ids = db.prepare("SELECT id FROM contacts ORDER BY id").pluck().all();
      at = (at * 31 + 7) % 10007;
      if (ids.length > 0) change.run(ids[at % ids.length]);
      if (at % 20 === 0) read();
      setTimeout(step, 2);
    };
    step();
    process.stdout.write("begun");`;
  const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((resolve) => child.stdout?.once("data", resolve));
  return child;
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

const shortWait = () => new Promise((resolve) => setTimeout(resolve, 100));

describe("beside another process that has pages in memory and writes", () => {
  let writer: ChildProcess;
  afterEach(() => killed(writer));

  test("no byte of the erased comes back into the files", { timeout: 120_000 }, async () => {
    const owner = ownerOf(createSite(db).id);
    const people = createPeople(owner.siteId, 400);
    writer = await startWriter();
    for (let turn = 0; turn < 4; turn += 1) {
      const gone = people.filter((_, at) => at % 5 === turn);
      const jobId = await runWholeDeletion(owner, db, { kind: "ids", ids: gone.map(({ id }) => id) });
      // A machine under load keeps the log from being emptied; the receipt says so, and the worker goes on trying.
      const { waiting } = findDeletion(owner, db, jobId)?.diskCheck ?? {};
      while (waiting?.length && !(await settleFiles(db, () => testNow + 60_000))) await shortWait();
      // The writer goes on for a while: it would bring back what it still had in memory.
      await shortWait();
      const files = [bytesOf("farewell.db"), bytesOf("farewell.db-wal")];
      expect(gone.filter(({ email }) => files.some((bytes) => bytes.includes(email)))).toEqual([]);
    }
    await killed(writer);
    pageRoundsOf(db)?.round();
    expect(listDirty()).toEqual([]);
    expect(db.$client.pragma("integrity_check", { simple: true })).toBe("ok");
  });
});

test("what a reader of an old state keeps in the log is cleaned when it has gone", async () => {
  const siteId = createSite(db).id;
  const people = createPeople(siteId, 100);
  const rounds = pageRoundsOf(db);
  await rounds?.cleanWholeFile(() => undefined);
  const reader = openDatabase(path.join(folder, "farewell.db"));
  reader.$client.exec("BEGIN");
  reader.$client.prepare("SELECT count(*) FROM contacts").get();
  const gone = people.slice(0, 50);
  write(db, (tx) => {
    for (const { id } of gone) tx.$client.prepare("DELETE FROM contacts WHERE id = ?").run(id);
  });
  rounds?.round();
  const hasGone = () =>
    ["farewell.db", "farewell.db-wal"].some((name) => {
      const bytes = bytesOf(name);
      return gone.some(({ email }) => bytes.includes(email));
    });
  expect(hasGone()).toBe(true);
  reader.$client.exec("COMMIT");
  reader.$client.close();
  await mergeSearchIndex(db, 1_000, () => undefined);
  expect(await rounds?.seal(Date.now, () => undefined)).toBe(true);
  expect(hasGone()).toBe(false);
  expect(listDirty()).toEqual([]);
});

test("a log that another program began anew, and did not cut off, is not taken for clean", async () => {
  const siteId = createSite(db).id;
  const people = createPeople(siteId, 100);
  const rounds = pageRoundsOf(db);
  write(db, (tx) => tx.$client.prepare("DELETE FROM contacts").run());
  await mergeSearchIndex(db, 1_000, () => undefined);
  const other = new SqliteClient(path.join(folder, "farewell.db"));
  other.pragma("wal_autocheckpoint = 0");
  let writes = 0;
  // Time is asked for just before the log is begun anew.
  const sealed = await rounds?.seal(
    () => {
      if (writes++ < 6) other.exec("UPDATE sites SET name = name || '.'");
      return testNow;
    },
    () => undefined,
  );
  other.close();
  const log = bytesOf("farewell.db-wal");
  expect([sealed, people.filter(({ email }) => log.includes(email))]).toEqual([true, []]);
});

test("a file that another program has written is cleaned as a whole, and only once", async () => {
  const siteId = createSite(db).id;
  createPeople(siteId, 300);
  const rounds = pageRoundsOf(db);
  await rounds?.seal(Date.now, () => undefined);
  createPeople(siteId, 300, 300);
  db.$client.pragma("wal_checkpoint(TRUNCATE)");
  expect(listDirty()).not.toEqual([]);
  let batches = 0;
  const count = () => {
    batches += 1;
  };
  await rounds?.cleanWholeFile(count);
  expect(listDirty()).toEqual([]);
  const first = batches;
  await rounds?.cleanWholeFile(count);
  expect(first).toBeGreaterThan(0);
  expect(batches).toBe(first);
});

test("a round reads what was written since the last, however large the file is", async () => {
  const siteId = createSite(db).id;
  const people = createPeople(siteId, 600);
  const rounds = pageRoundsOf(db);
  await rounds?.seal(Date.now, () => undefined);
  const followed = rounds?.follow();
  const id = people[300]?.id ?? 0;
  write(db, (tx) => tx.$client.prepare("UPDATE contacts SET name = name || '!' WHERE id = ?").run(id));
  rounds?.round();
  const pages = [...(followed?.runs(1) ?? [])].length;
  const [file] = openDatabaseFiles(db);
  expect(pages).toBeGreaterThan(0);
  expect(pages).toBeLessThan(12);
  expect((file?.size() ?? 0) / 4096).toBeGreaterThan(300);
});

test("frames of a log that was begun anew are read from its first", async () => {
  const [, log] = openDatabaseFiles(db);
  if (!log) throw new Error("no log");
  createSite(db);
  const place = readFrames(log, 4096, undefined, () => undefined);
  expect(readFrames(log, 4096, place, () => expect.fail("read twice"))).toEqual(place);
  await pageRoundsOf(db)?.seal(Date.now, () => undefined);
  let frames = 0;
  const next = readFrames(log, 4096, place, () => {
    frames += 1;
  });
  expect(next?.salts).not.toBe(place?.salts);
  expect(frames).toBe(next?.frame);
});

test("a heartbeat changes the file even when the clock stands still", () => {
  const [, log] = openDatabaseFiles(db);
  beat(db, "worker", 5);
  const size = log?.size() ?? 0;
  beat(db, "worker", 5);
  expect(log?.size()).toBeGreaterThan(size);
});
