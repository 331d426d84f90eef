/** Is an interior or leaf page of a table or an index. */
const btreePageTypes = new Set([2, 5, 10, 13]);
const interiorTypes = new Set([2, 5]);
/**
 * Limits how many pages a file to clean may have. Beyond it, the first byte of an overflow page (a page number) could
 * look like the type of a b-tree page.
 */
const mostPages = 2 ** 25;

/**
 * Overwrites the gap of a page with zeros; returns whether it was not all zeros. SQLite copies cells between pages and
 * leaves the old copies in the unallocated gap, where `secure_delete` does not reach them. The gap means nothing to
 * SQLite (sqlite.org/fileformat2.html, 1.6).
 */
export function cleanPage(page: Buffer, pageNumber: number): boolean {
  const gap = findDirtyGap(page, pageNumber);
  if (gap) page.fill(0, gap.from, gap.end);
  return gap !== undefined;
}

/**
 * Returns the gap of a page when it is not all zeros; undefined for a clean page and for one that is not plainly a
 * b-tree page. The first page holds the schema only.
 */
export function findDirtyGap(page: Buffer, pageNumber: number): { from: number; end: number } | undefined {
  if (pageNumber === 1 || pageNumber >= mostPages) return undefined;
  const gap = gapOf(page);
  return gap && !isZero(page.subarray(gap.from, gap.end)) ? gap : undefined;
}

const zeros = Buffer.alloc(65_536);

function isZero(bytes: Buffer): boolean {
  return bytes.equals(zeros.subarray(0, bytes.length));
}

function gapOf(page: Buffer): { from: number; end: number } | undefined {
  const type = page.readUInt8(0);
  if (!btreePageTypes.has(type)) return undefined;
  const headerLength = interiorTypes.has(type) ? 12 : 8;
  const cellCount = page.readUInt16BE(3);
  const end = page.readUInt16BE(5) || 65_536;
  const from = headerLength + 2 * cellCount;
  if (from > end || end > page.length) return undefined;
  for (let cell = 0; cell < cellCount; cell += 1) {
    const offset = page.readUInt16BE(headerLength + 2 * cell);
    if (offset < end || offset >= page.length) return undefined;
  }
  return { from, end };
}
