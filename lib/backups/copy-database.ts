import fs from "node:fs";
import SqliteClient from "better-sqlite3";
import type { Database } from "@/db/open-database";
import { cleanPage } from "@/lib/system/pages/page-gaps";

const pagesAtOnce = 256;

/**
 * Copies the database as it is at one moment, while others read and write. `VACUUM INTO` writes what the records hold
 * and nothing else: no unused page and no bytes of a deleted record come along. Moving records while it writes leaves
 * copies in the gaps of pages, so these are cleaned. Throws when the copy is not whole.
 */
export function copyDatabase(db: Database, to: string): void {
  db.$client.prepare("VACUUM INTO ?").run(to);
  fs.chmodSync(to, 0o600);
  cleanGaps(to, db.$client.pragma("page_size", { simple: true }) as number);
  requireWhole(to);
}

/** Cleans the gaps of a database that nobody has open. It is on the disk when this returns. */
function cleanGaps(file: string, pageSize: number): void {
  const opened = fs.openSync(file, "r+");
  const buffer = Buffer.alloc(pagesAtOnce * pageSize);
  try {
    for (let first = 1; ; first += pagesAtOnce) {
      const length = fs.readSync(opened, buffer, 0, buffer.length, (first - 1) * pageSize);
      let isDirty = false;
      for (let at = 0; at + pageSize <= length; at += pageSize)
        if (cleanPage(buffer.subarray(at, at + pageSize), first + at / pageSize)) isDirty = true;
      if (isDirty) fs.writeSync(opened, buffer, 0, length, (first - 1) * pageSize);
      if (length < buffer.length) break;
    }
    fs.fsyncSync(opened);
  } finally {
    fs.closeSync(opened);
  }
}

function requireWhole(file: string): void {
  const copy = new SqliteClient(file, { readonly: true });
  try {
    if (copy.pragma("quick_check", { simple: true }) !== "ok") throw new Error("the copy is not whole");
  } finally {
    copy.close();
  }
}
