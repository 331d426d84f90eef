import { Readable } from "node:stream";
import { stringify } from "csv-stringify";
import { keepingMark } from "@/lib/imports/cells/formula-mark";
import type { ImportProblem } from "@/lib/imports/plan/import-view";

/** Returns row numbers and reasons as a CSV stream, written while it is read. */
export function problemsCsv(problems: Iterable<ImportProblem>): ReadableStream {
  const rows = stringify({ header: true, columns: ["Row", "Problem"], bom: true, escape_formulas: true });
  return Readable.toWeb(Readable.from(cells(problems)).pipe(rows)) as ReadableStream;
}

function* cells(problems: Iterable<ImportProblem>): Generator<string[]> {
  for (const { rowNumber, message } of problems) yield [String(rowNumber), keepingMark(message)];
}
