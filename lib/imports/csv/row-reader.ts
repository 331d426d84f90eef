import { CsvError, parse } from "csv-parse/sync";

export type RowProblem = "unclosed_quote" | "row_too_long";
export type ReadRow = string[] | RowProblem;

/** The longest row that is read, in bytes of UTF-8. What a reader holds in memory follows from it. */
export const longestRowBytes = 1_000_000;

const newLine = 0x0a;
const carriageReturn = 0x0d;

/**
 * Cuts a stream of UTF-8 bytes into the rows of a CSV file: every row in order, blank lines included, so
 * that counting them gives the number a spreadsheet shows. A quotation mark out of place costs the line it
 * stands on, never the rest of the file. Call it with each piece of the file; `isLast` with the last one.
 */
export function createRowReader(delimiter: string): (bytes: Buffer, isLast: boolean) => ReadRow[] {
  let rest: Buffer = Buffer.alloc(0);
  let isSkippingLine = false;

  return (bytes, isLast) => {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const rows: ReadRow[] = [];
    while (rest.length > 0) {
      if (isSkippingLine) {
        const end = endOfFirstLine(rest, isLast);
        rest = rest.subarray(end ?? Math.max(0, rest.length - 1));
        if (end === undefined) return rows;
        isSkippingLine = false;
        continue;
      }
      const block = rest.subarray(0, isLast ? rest.length : endOfLastLine(rest));
      const { length, problem } = readBlock(block, delimiter, rows);
      rest = rest.subarray(length);
      const isIncomplete = problem === "quote_open" && !isLast && rest.length <= longestRowBytes;
      if (isIncomplete || (problem === undefined && rest.length <= longestRowBytes)) break;

      const line = endOfFirstLine(rest, isLast);
      if (line === undefined && rest.length <= longestRowBytes) break;
      rows.push(readStrayLine(rest.subarray(0, line), delimiter));
      isSkippingLine = line === undefined;
      rest = rest.subarray(line ?? 0);
    }
    return rows;
  };
}

/** Adds the rows up to the first that cannot be read; says how many bytes they took and what is wrong with it. */
function readBlock(block: Buffer, delimiter: string, rows: ReadRow[]) {
  let length = 0;
  let isTooLong = false;
  try {
    parse(block, {
      delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      trim: true,
      on_record: (cells: string[], { bytes }) => {
        isTooLong ||= bytes - length > longestRowBytes;
        if (isTooLong) return null;
        rows.push(cells);
        length = bytes;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { length, problem: error.code === "CSV_QUOTE_NOT_CLOSED" ? "quote_open" : "quote_misplaced" };
  }
  return { length, problem: isTooLong ? "too_long" : undefined };
}

/** One line that is no proper row: quotation marks inside a cell are taken as text when that makes it one. */
function readStrayLine(line: Buffer, delimiter: string): ReadRow {
  if (line.length > longestRowBytes) return "row_too_long";
  try {
    const [cells] = parse(line, {
      delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      relax_quotes: true,
    });
    return cells ?? [""];
  } catch (error) {
    if (error instanceof CsvError) return "unclosed_quote";
    throw error;
  }
}

/** Where the first line ends, its line ending included; undefined while the bytes do not show it. */
function endOfFirstLine(bytes: Buffer, isLast: boolean): number | undefined {
  const at = bytes.findIndex((byte) => byte === newLine || byte === carriageReturn);
  if (at < 0) return isLast ? bytes.length : undefined;
  if (bytes[at] === newLine) return at + 1;
  if (at + 1 === bytes.length) return isLast ? at + 1 : undefined;
  return bytes[at + 1] === newLine ? at + 2 : at + 1;
}

/** Where the last whole line ends. A CR at the very end may be half of a CRLF, so it does not count yet. */
function endOfLastLine(bytes: Buffer): number {
  return Math.max(bytes.lastIndexOf(newLine), bytes.subarray(0, -1).lastIndexOf(carriageReturn)) + 1;
}
