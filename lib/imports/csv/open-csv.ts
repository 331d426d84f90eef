import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { withoutMark } from "@/lib/imports/cells/formula-mark";
import { holdsEmail } from "@/lib/imports/cells/holds-email";
import { createDecoder, findUtf16, guessByteEncoding } from "@/lib/imports/csv/csv-encoding";
import type { CsvEncoding } from "@/lib/imports/csv/encoding-names";
import { findNamesRow } from "@/lib/imports/csv/find-names-row";
import { isBinary, recogniseForeignFile } from "@/lib/imports/csv/foreign-file";
import { type Delimiter, guessDelimiter, readDelimiterNote } from "@/lib/imports/csv/guess-delimiter";
import { nameHeaders } from "@/lib/imports/csv/name-headers";
import { createRowReader, type ReadingWork, type RowProblem } from "@/lib/imports/csv/row-reader";
import { yieldToRequests } from "@/lib/jobs/time-slice";

/** Holds a row with the number that a spreadsheet shows: a header is in row 1, the first contact in row 2. */
export type CsvRow = { rowNumber: number; cells: string[] } | { rowNumber: number; problem: RowProblem };

export type OpenedCsv = {
  headers: string[];
  encoding: CsvEncoding;
  delimiter: Delimiter;
  hasHeader: boolean;
  /** Holds the first five rows that can be read. */
  sample: string[][];
  /**
   * Reads the rows below the header without blank ones, in constant memory, with at least as many cells as headers.
   * Skips rows up to `afterRow`. Yields to requests every 64 KB; `work` counts what reading costs.
   */
  rows(options?: { afterRow?: number; work?: ReadingWork }): AsyncIterable<CsvRow>;
};

export type CsvRefusal =
  | { ok: false; refusal: "file_empty" }
  | { ok: false; refusal: "not_a_csv"; found: string }
  | { ok: false; refusal: "too_many_columns"; count: number; most: number };

type CsvFormat = {
  encoding: CsvEncoding;
  delimiter: Delimiter;
  noteLength: number;
  /** Is true for emails one after the other on a line, as mail programs write them: each becomes a row. */
  isEmailLine: boolean;
};

/** Holds the owner's corrections where the guess is wrong. */
type CsvReading = { encoding?: CsvEncoding; hasHeader?: boolean };

const mostColumns = 1000;
const sampleRows = 5;
const startBytes = 65_536;

/**
 * Says how to read a file from another tool; the same file always opens the same way. Refuses an empty file, one
 * that is no CSV, and one with over 1,000 columns. A first row with an email is a contact unless `hasHeader` is
 * true.
 */
export async function openCsv(
  file: string,
  reading: CsvReading = {},
): Promise<{ ok: true; csv: OpenedCsv } | CsvRefusal> {
  const start = await readStart(file);
  if (start.length === 0) return { ok: false, refusal: "file_empty" };
  const utf16 = findUtf16(start);
  const found = recogniseForeignFile(start);
  if (found !== undefined) return { ok: false, refusal: "not_a_csv", found };
  if (utf16 === undefined && isBinary(start)) {
    return { ok: false, refusal: "not_a_csv", found: "not a text file; export the list as CSV" };
  }

  const encoding = reading.encoding ?? utf16 ?? (await guessByteEncoding(file));
  const text = createDecoder(encoding)(start, false);
  const note = readDelimiterNote(text);
  const noteLength = note?.length ?? 0;
  const delimiter = note?.delimiter ?? guessDelimiter(text);
  const format: CsvFormat = { encoding, delimiter, noteLength, isEmailLine: false };

  const asTheyStand = await readFirstRows(file, format);
  format.isEmailLine = reading.hasHeader !== true && isEmailLine(asTheyStand);
  const firstRows = format.isEmailLine ? await readFirstRows(file, format) : asTheyStand;
  const [top] = firstRows;
  const names = findNamesRow(firstRows.map((row) => ("cells" in row ? row.cells : [])));
  const first = reading.hasHeader === false ? top : firstRows[names];
  if (first === undefined) return { ok: false, refusal: "file_empty" };
  if ("problem" in first)
    return { ok: false, refusal: "not_a_csv", found: unreadableFirstRow[first.problem] };
  if (first.cells.length > mostColumns) {
    return { ok: false, refusal: "too_many_columns", count: first.cells.length, most: mostColumns };
  }

  const hasHeader = reading.hasHeader ?? !first.cells.some(holdsEmail);
  const widest = Math.min(
    mostColumns,
    Math.max(...firstRows.map((row) => ("cells" in row ? row.cells.length : 0))),
  );
  const given = hasHeader ? first.cells.map(withoutMark) : first.cells.map(() => "");
  const headers = nameHeaders(padded(given, widest));
  const headerRow = hasHeader ? first.rowNumber : 0;
  async function* rows({
    afterRow = 0,
    work,
  }: {
    afterRow?: number;
    work?: ReadingWork;
  } = {}): AsyncGenerator<CsvRow> {
    for await (const row of readRows(file, format, Math.max(headerRow, afterRow), work)) {
      yield "cells" in row ? { ...row, cells: padded(row.cells, headers.length) } : row;
    }
  }
  const sample = firstRows
    .flatMap((row) =>
      "cells" in row && row.rowNumber > headerRow ? [padded(row.cells, headers.length)] : [],
    )
    .slice(0, sampleRows);
  return { ok: true, csv: { headers, encoding, delimiter, hasHeader, sample, rows } };
}

const unreadableFirstRow: Record<RowProblem, string> = {
  row_too_long: "a first row of more than a megabyte; a CSV has one contact a row",
  unclosed_quote: "a first row with a quotation mark that never closes",
};

async function readStart(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(startBytes), 0, startBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Reads the first row and the first five readable rows after it. Stops when the first row cannot be read. */
async function readFirstRows(file: string, format: CsvFormat): Promise<CsvRow[]> {
  const firstRows: CsvRow[] = [];
  for await (const row of readRows(file, format, 0)) {
    if (firstRows.length === 0 || "cells" in row) firstRows.push(row);
    if (firstRows.length > sampleRows || "problem" in (firstRows[0] ?? row)) break;
  }
  return firstRows;
}

/**
 * Tells whether the rows are one line of emails, or lines of different lengths: a list written across, without
 * columns.
 */
function isEmailLine(rows: CsvRow[]): boolean {
  const cells = rows.flatMap((row) => ("cells" in row ? [row.cells.filter((cell) => cell !== "")] : []));
  const isAllEmails = cells.every((row) => row.every(holdsEmail));
  const [first] = cells;
  if (!first || first.length < 2 || !isAllEmails) return false;
  return cells.length === 1 || first.length > 2 || cells.some((row) => row.length !== first.length);
}

async function* readRows(
  file: string,
  format: CsvFormat,
  afterRow: number,
  work?: ReadingWork,
): AsyncGenerator<CsvRow> {
  const decode = createDecoder(format.encoding);
  const read = createRowReader(format.delimiter, work);
  let rowNumber = 0;
  function* numbered(text: string, isLast: boolean): Generator<CsvRow> {
    for (const row of read(text, isLast)) {
      if (format.isEmailLine && typeof row !== "string") {
        for (const cell of row.map(cleaned).filter((text) => text !== "")) {
          rowNumber++;
          if (rowNumber > afterRow) yield { rowNumber, cells: [cell] };
        }
        continue;
      }
      rowNumber++;
      if (rowNumber <= afterRow) continue;
      if (typeof row === "string") {
        yield { rowNumber, problem: row };
        continue;
      }
      const cells = row.map(cleaned);
      if (cells.some((cell) => cell !== "")) yield { rowNumber, cells };
    }
  }
  let noteLength = format.noteLength;
  for await (const chunk of createReadStream(file, { highWaterMark: startBytes }) as AsyncIterable<Buffer>) {
    await yieldToRequests();
    yield* numbered(decode(chunk, false).slice(noteLength), false);
    noteLength = 0;
  }
  yield* numbered(decode(Buffer.alloc(0), true), true);
}

function cleaned(cell: string): string {
  return cell.replaceAll("\0", "").trim();
}

function padded(cells: string[], length: number): string[] {
  return cells.length >= length ? cells : [...cells, ...Array<string>(length - cells.length).fill("")];
}
