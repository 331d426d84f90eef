import type { Database } from "@/db/open-database";
import { yieldToRequests } from "@/lib/jobs/time-slice";
import { type DatabaseFile, openDatabaseFiles } from "./database-files";

const pagesAtOnce = 256;
const attempts = 20;
const btreePageTypes = new Set([2, 5, 10, 13]);
/**
 * Limits how many pages a file to scrub may have. Beyond it, the first byte of an overflow page (a page number)
 * could look like the type of a b-tree page.
 */
const mostPages = 2 ** 25;

/**
 * Overwrites with zeros what `secure_delete` misses: when SQLite moves cells between pages it leaves old copies
 * in the unallocated gap of a page, and deleting the row later does not reach them. The gap means nothing to
 * SQLite (sqlite.org/fileformat2.html, 1.6), so a write torn in the middle harms nothing.
 */
export async function scrubPages(db: Database, keepLease: () => void): Promise<void> {
  if (db.$client.memory) return;
  const [file] = openDatabaseFiles(db);
  const pageSize = db.$client.pragma("page_size", { simple: true }) as number;
  if (!file || file.size() / pageSize >= mostPages) return;
  const step = pagesAtOnce * pageSize;
  for (let start = 0; start < file.size(); start += step) {
    keepLease();
    await scrubBatch(db, file, start, step, pageSize);
    await yieldToRequests();
  }
  db.$client.pragma("shrink_memory");
}

/**
 * Overwrites the gaps of one batch of pages. The file is complete only while nobody can write and the log is empty;
 * otherwise it tries again.
 */
async function scrubBatch(
  db: Database,
  file: DatabaseFile,
  start: number,
  length: number,
  pageSize: number,
): Promise<void> {
  const buffer = Buffer.alloc(length);
  const bytes = buffer.subarray(0, file.read(buffer, start));
  if (listGaps(bytes, start, pageSize).length === 0) return;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    db.$client.pragma("wal_checkpoint(TRUNCATE)");
    if (scrubLocked(db, file, start, buffer, pageSize)) return;
    await yieldToRequests();
  }
}

function scrubLocked(
  db: Database,
  file: DatabaseFile,
  start: number,
  buffer: Buffer,
  pageSize: number,
): boolean {
  db.$client.exec("BEGIN IMMEDIATE");
  try {
    const log = openDatabaseFiles(db)[1];
    if (log && log.size() > 0) return false;
    const bytes = buffer.subarray(0, file.read(buffer, start));
    for (const gap of listGaps(bytes, start, pageSize)) {
      file.write(Buffer.alloc(gap.end - gap.from), start + gap.from);
    }
    file.flush();
    // The page cache is emptied, because pages cached earlier would carry the old bytes back into the file.
    db.$client.pragma("shrink_memory");
    return true;
  } finally {
    db.$client.exec("ROLLBACK");
  }
}

/** Lists gaps of b-tree pages that are not all zeros, as offsets into `bytes`. */
function listGaps(bytes: Buffer, start: number, pageSize: number): { from: number; end: number }[] {
  const gaps: { from: number; end: number }[] = [];
  for (let page = start === 0 ? pageSize : 0; page + pageSize <= bytes.length; page += pageSize) {
    const gap = gapOf(bytes.subarray(page, page + pageSize));
    if (!gap) continue;
    const [from, end] = [page + gap.from, page + gap.end];
    if (bytes.subarray(from, end).some((byte) => byte !== 0)) gaps.push({ from, end });
  }
  return gaps;
}

/** Returns the unallocated gap of a page; undefined for a page that is not plainly a b-tree page. */
function gapOf(page: Buffer): { from: number; end: number } | undefined {
  const type = page.readUInt8(0);
  if (!btreePageTypes.has(type)) return undefined;
  const headerLength = type === 2 || type === 5 ? 12 : 8;
  const cellCount = page.readUInt16BE(3);
  const end = page.readUInt16BE(5) || 65536;
  const from = headerLength + 2 * cellCount;
  if (from > end || end > page.length) return undefined;
  for (let cell = 0; cell < cellCount; cell += 1) {
    const offset = page.readUInt16BE(headerLength + 2 * cell);
    if (offset < end || offset >= page.length) return undefined;
  }
  return { from, end };
}
