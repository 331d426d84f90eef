import { findNamesRow } from "@/lib/imports/csv/find-names-row";
import { createRowReader } from "@/lib/imports/csv/row-reader";

const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

const rowsCompared = 50;

/** Excel's own note of the delimiter ("sep=;" on a line before everything else), and its length. */
export function readDelimiterNote(start: string): { delimiter: Delimiter; length: number } | undefined {
  const [note, character] = /^"?sep=([,;\t|])"?(?:\r\n|\n|\r)/i.exec(start.slice(0, 16)) ?? [];
  const delimiter = delimiters.find((candidate) => candidate === character);
  return note === undefined || delimiter === undefined ? undefined : { delimiter, length: note.length };
}

/**
 * The delimiter that splits the first row and gives the following rows as many cells as it; the one with
 * more columns between equals. A comma when nothing splits the first row: a list of addresses alone. Titles above the
 * first row do not count.
 * @param start the first page of the file
 */
export function guessDelimiter(start: string): Delimiter {
  let best: { delimiter: Delimiter; share: number; columns: number } = {
    delimiter: ",",
    share: 0,
    columns: 1,
  };
  for (const delimiter of delimiters) {
    const counts = countCells(start, delimiter);
    const columns = counts[0] ?? 1;
    if (columns < 2) continue;
    const share = counts.filter((count) => count === columns).length / counts.length;
    if (share > best.share || (share === best.share && columns > best.columns)) {
      best = { delimiter, share, columns };
    }
  }
  return best.delimiter;
}

/** How many cells each of the first rows has. A row cut off by the end of the sample counts only alone. */
function countCells(start: string, delimiter: Delimiter): number[] {
  const whole = createRowReader(delimiter)(start, false);
  const rows = (whole.length > 0 ? whole : createRowReader(delimiter)(start, true)).filter(
    (row) => typeof row === "string" || row.some((cell) => cell !== ""),
  );
  const names = findNamesRow(rows.map((row) => (typeof row === "string" ? [] : row)));
  return rows
    .slice(names)
    .slice(0, rowsCompared)
    .map((row) => (typeof row === "string" ? 0 : row.length));
}
