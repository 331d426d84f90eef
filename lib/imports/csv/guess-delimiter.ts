import { findNamesRow } from "@/lib/imports/csv/find-names-row";
import { createRowReader } from "@/lib/imports/csv/row-reader";

const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

const rowsCompared = 50;

/** Reads Excel's own note of the delimiter ("sep=;" on the first line), and its length. */
export function readDelimiterNote(start: string): { delimiter: Delimiter; length: number } | undefined {
  const [note, character] = /^"?sep=([,;\t|])"?(?:\r\n|\n|\r)/i.exec(start.slice(0, 16)) ?? [];
  const delimiter = delimiters.find((candidate) => candidate === character);
  return note === undefined || delimiter === undefined ? undefined : { delimiter, length: note.length };
}

/**
 * Guesses the delimiter: the one that splits the first row and gives the following rows as many cells, with more
 * columns between equals. Returns a comma when nothing splits the first row. `start` is the start of the file;
 * titles above the first row do not count.
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

/** Counts the cells of each of the first rows. A row that the end of the sample cuts counts only when it is alone. */
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
