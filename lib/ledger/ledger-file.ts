import fs from "node:fs";
import path from "node:path";
import type { Database } from "@/db/open-database";

const fileName = "erasures.log";

/** Returns the path of the ledger beside this database; undefined for a database in memory. */
export function ledgerFileOf({ $client }: Pick<Database, "$client">): string | undefined {
  return $client.memory ? undefined : path.join(path.dirname($client.name), fileName);
}

/** Returns how long the file is; 0 where there is none. */
export function sizeOf(file: string): number {
  return fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Adds to the end of the file, which only its owner can read. Returns when it is on the disk. */
export function appendDurably(file: string, text: string): void {
  withFile(file, "a", (opened) => {
    fs.writeFileSync(opened, text);
    fs.fsyncSync(opened);
  });
}

/** Cuts what follows the first `bytes`. */
export function cutAfter(file: string, bytes: number): void {
  withFile(file, "r+", (opened) => {
    fs.ftruncateSync(opened, bytes);
    fs.fsyncSync(opened);
  });
}

function withFile(file: string, flags: string, work: (opened: number) => void): void {
  const opened = fs.openSync(file, flags, 0o600);
  try {
    work(opened);
  } finally {
    fs.closeSync(opened);
  }
}
