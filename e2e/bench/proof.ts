import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { knownIn } from "@/lib/deletion/disk/check-files";
import { ErasedEmails, findInFile } from "@/lib/deletion/disk/search-files";
import type { DatabaseFile } from "@/lib/system/pages/database-files";
import { findDirtyGap } from "@/lib/system/pages/page-gaps";
import { createBench, disposeBench } from "./data";
import { deleteBesideWrites } from "./deletion";

const pageSize = 4096;
const pagesAtOnce = 2_560;

interface Proof {
  /** Counts the erased emails that are anywhere in the files, without those that are part of a longer one. */
  foundCount: number;
  dirtyPageCount: number;
  byteCount: number;
}

/**
 * Deletes contacts while a person goes on writing, and then looks through copies of the files byte by byte: web still
 * has pages from before in memory, and none of them may bring old bytes back.
 */
export async function deletionProof(source: string, count: number): Promise<Proof> {
  const bench = await createBench(source);
  const copies = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-proof-"));
  try {
    const emails = new ErasedEmails(Number.POSITIVE_INFINITY);
    const first = bench.db.$client
      .prepare("SELECT email FROM contacts WHERE site_id = ? ORDER BY id LIMIT ?")
      .pluck();
    for (const email of first.all(bench.site.id, count) as string[]) emails.add(email);
    await deleteBesideWrites(bench, count);
    // Another process copies them: closing them here would drop SQLite's locks.
    for (const name of ["farewell.db", "farewell.db-wal"])
      execFileSync("cp", [path.join(bench.server.dataDir, name), copies]);
    const files = [fileOf(copies, "farewell.db"), fileOf(copies, "farewell.db-wal")];
    let foundCount = 0;
    let byteCount = 0;
    for (const file of files) {
      const { found, byteCount: read } = await findInFile(file, emails, knownIn(bench.db), () => undefined);
      foundCount += found.size;
      byteCount += read;
    }
    return { foundCount, byteCount, dirtyPageCount: countDirtyPages(files[0] as DatabaseFile) };
  } finally {
    fs.rmSync(copies, { recursive: true });
    await disposeBench(bench);
  }
}

function fileOf(folder: string, name: string): DatabaseFile {
  const descriptor = fs.openSync(path.join(folder, name), "r");
  return {
    name: name.endsWith("-wal") ? "write-ahead log" : "database",
    size: () => fs.fstatSync(descriptor).size,
    stamp: () => "",
    read: (buffer, position) => fs.readSync(descriptor, buffer, 0, buffer.length, position),
    write: () => undefined,
    flush: () => undefined,
  };
}

function countDirtyPages(file: DatabaseFile): number {
  const buffer = Buffer.alloc(pagesAtOnce * pageSize);
  let dirty = 0;
  for (let position = 0; position < file.size(); position += buffer.length) {
    const length = file.read(buffer, position);
    for (let at = 0; at + pageSize <= length; at += pageSize)
      if (findDirtyGap(buffer.subarray(at, at + pageSize), (position + at) / pageSize + 1)) dirty += 1;
  }
  return dirty;
}
