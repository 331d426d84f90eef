import type { Database } from "@/db/open-database";
import { openDatabaseFiles } from "./database-files";
import { readFrames } from "./log-frames";
import { findDirtyGap } from "./page-gaps";
import { PageSet } from "./page-set";

/** Counts the pages of the database file on which bytes stand that belong to no record. */
export interface Leftovers {
  pageCount: number;
  byteCount: number;
  /** Counts the pages that were not looked at, because newer ones wait in the log to be copied. */
  waitingPages: number;
  /** Counts pages whose unallocated gap is not zero. */
  dirtyGaps: number;
  /** Counts pages with a block of a deleted record that is not zero. */
  dirtyBlocks: number;
  /** Counts pages of long values with bytes after the end of the value. */
  dirtyTails: number;
  /** Counts unused pages that are not zero. */
  dirtyFreePages: number;
}

interface UsedPage {
  pageNumber: number;
  type: "internal" | "leaf" | "overflow";
  unused: number;
}

const firstPageHeader = 100;

/**
 * Reads every page of the database file and looks at each byte that no record owns: with `secure_delete` and clean gaps
 * all of them are zero. Reads in one snapshot, beside any writer: no page outside the log changes meanwhile.
 */
export function findLeftovers(db: Database): Leftovers {
  const [file, log] = openDatabaseFiles(db);
  if (!file || !log) throw new Error("a database has two files");
  const { $client } = db;
  $client.exec("BEGIN");
  try {
    // The first read begins the snapshot, and only frames up to it can be copied into the file from now on.
    const pageCount = $client.pragma("page_count", { simple: true }) as number;
    const pageSize = $client.pragma("page_size", { simple: true }) as number;
    const waiting = new PageSet();
    readFrames(log, pageSize, undefined, (pageNumber) => waiting.add(pageNumber));
    const found: Leftovers = {
      ...{ pageCount, byteCount: 0, waitingPages: 0 },
      ...{ dirtyGaps: 0, dirtyBlocks: 0, dirtyTails: 0, dirtyFreePages: 0 },
    };
    const buffer = Buffer.alloc(pageSize);
    const read = (pageNumber: number): Buffer | undefined => {
      if (waiting.has(pageNumber)) {
        found.waitingPages += 1;
        return undefined;
      }
      const length = file.read(buffer, (pageNumber - 1) * pageSize);
      found.byteCount += length;
      return length === pageSize ? buffer : undefined;
    };
    const used = new PageSet();
    const pages = $client
      .prepare("SELECT pageno AS pageNumber, pagetype AS type, unused FROM dbstat")
      .iterate() as IterableIterator<UsedPage>;
    for (const { pageNumber, type, unused } of pages) {
      used.add(pageNumber);
      const page = read(pageNumber);
      if (!page) continue;
      if (type === "overflow") found.dirtyTails += isZero(page.subarray(page.length - unused)) ? 0 : 1;
      else {
        found.dirtyGaps += findDirtyGap(page, pageNumber) ? 1 : 0;
        found.dirtyBlocks += hasDirtyBlock(page, pageNumber) ? 1 : 0;
      }
    }
    for (let pageNumber = 1; pageNumber <= pageCount; pageNumber += 1) {
      if (used.has(pageNumber)) continue;
      const page = read(pageNumber);
      if (page && !isZero(page) && !isListOfFreePages(page, pageCount)) found.dirtyFreePages += 1;
    }
    return found;
  } finally {
    $client.exec("COMMIT");
  }
}

/**
 * Tells whether a free block of a page is not zero after its own header of four bytes (sqlite.org/fileformat2.html,
 * 1.6).
 */
function hasDirtyBlock(page: Buffer, pageNumber: number): boolean {
  const header = pageNumber === 1 ? firstPageHeader : 0;
  for (let at = page.readUInt16BE(header + 1); at > 0; ) {
    const [next, size] = [page.readUInt16BE(at), page.readUInt16BE(at + 2)];
    if (!isZero(page.subarray(at + 4, at + size))) return true;
    // The blocks are in ascending order; anything else is damage, which the integrity check finds.
    if (next !== 0 && next <= at) return false;
    at = next;
  }
  return false;
}

/** Tells whether an unused page lists others, as some do, and is zero after that (sqlite.org/fileformat2.html, 1.5). */
function isListOfFreePages(page: Buffer, pageCount: number): boolean {
  const count = page.readUInt32BE(4);
  const end = 8 + 4 * count;
  if (end > page.length || page.readUInt32BE(0) > pageCount) return false;
  for (let at = 8; at < end; at += 4) if (page.readUInt32BE(at) > pageCount) return false;
  return isZero(page.subarray(end));
}

const zeros = Buffer.alloc(65_536);

function isZero(bytes: Buffer): boolean {
  return bytes.equals(zeros.subarray(0, bytes.length));
}
