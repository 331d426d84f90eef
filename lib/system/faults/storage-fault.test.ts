import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import SqliteClient from "better-sqlite3";
import { DrizzleQueryError } from "drizzle-orm";
import pino from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { type Database, openDatabase } from "@/db/open-database";
import { sites } from "@/db/schema";
import { write } from "@/db/write";
import { logUnexpected } from "@/lib/system/log";
import { findRecentFault, forgetFault, noteFault } from "@/lib/system/recent-fault";
import { faultCodeOf, StorageBusy, storageFaultOf } from "./storage-fault";
import { storageRefusalOf } from "./storage-refusal";

let folder: string;
let db: Database;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-fault-"));
  db = openDatabase(path.join(folder, "farewell.db"));
});
afterEach(() => {
  db.$client.close();
  fs.rmSync(folder, { recursive: true });
  forgetFault();
});

const name = "Ada Quill";

function metBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("it did not fail");
}

const addSites = () =>
  write(db, (tx) => {
    for (let at = 0; at < 1_000; at += 1) createSite(tx, { name });
  });

const causes: Record<string, () => unknown> = {
  SQLITE_FULL: () => {
    db.$client.pragma(`max_page_count = ${db.$client.pragma("page_count", { simple: true })}`);
    return metBy(addSites);
  },
  SQLITE_READONLY: () => {
    db.$client.pragma("query_only = ON");
    return metBy(addSites);
  },
  SQLITE_BUSY: () => {
    const other = new SqliteClient(db.$client.name);
    other.exec("BEGIN IMMEDIATE");
    db.$client.pragma("busy_timeout = 0");
    try {
      return metBy(addSites);
    } finally {
      other.close();
    }
  },
  SQLITE_NOTADB: () => {
    const file = path.join(folder, "other.db");
    fs.writeFileSync(file, Buffer.alloc(8192, 7));
    return metBy(() => openDatabase(file));
  },
  ENOSPC: () => Object.assign(new Error(`no space for ${name}`), { code: "ENOSPC" }),
};
const faults = {
  SQLITE_FULL: "disk_full",
  SQLITE_READONLY: "read_only",
  SQLITE_BUSY: "busy",
  SQLITE_NOTADB: "damaged",
  ENOSPC: "disk_full",
} as const;

test.each(Object.keys(faults) as (keyof typeof faults)[])(
  "%s is logged by its code and said in a sentence, without what was written",
  (code) => {
    const error = causes[code]?.();
    expect(faultCodeOf(error)).toBe(code);
    expect(storageFaultOf(error)).toBe(faults[code]);
    // Drizzle wraps errors and quotes the values, which must stay out.
    const wrapped = new DrizzleQueryError("INSERT", [name], error as Error);
    expect(storageFaultOf(wrapped)).toBe(faults[code]);
    let logged = "";
    logUnexpected(wrapped, pino({}, { write: (line: string) => (logged += line) }));
    expect(JSON.parse(logged)).toMatchObject({ code, msg: "unexpected" });
    expect(logged).not.toContain(name);
    expect(storageRefusalOf(wrapped)?.says).toMatch(/^[A-Z].*Nothing was (lost|changed)[.;]/);
    expect(findRecentFault()).toBe(faults[code] === "busy" ? undefined : faults[code]);
  },
);

test("an error of ours is no fault of the machine", () => {
  const ours = [
    new Error("no"),
    metBy(() =>
      write(db, (tx) =>
        tx
          .insert(sites)
          .values({ name: null } as never)
          .run(),
      ),
    ),
    Object.assign(new Error("missing"), { code: "resource_missing" }),
    "text",
  ];
  for (const error of ours) expect(storageFaultOf(error)).toBeUndefined();
  expect(storageFaultOf(new StorageBusy())).toBe("busy");
});

test("a fault is remembered for a while, and damage until the process ends", () => {
  noteFault("disk_full", 1_000);
  expect(findRecentFault(10_999)).toBe("disk_full");
  expect(findRecentFault(11_000)).toBeUndefined();
  noteFault("busy", 40_000);
  expect(findRecentFault(40_000)).toBeUndefined();
  noteFault("damaged", 40_000);
  noteFault("disk_full", 50_000);
  expect(findRecentFault(9_999_999)).toBe("damaged");
});
