/**
 * The cells of one line in which a quotation mark stands out of place: marks inside a cell are text. A cell that opens
 * with one and never closes could be anything, so the line is none.
 */
export function splitStrayLine(line: string, delimiter: string): string[] | "unclosed_quote" {
  const cells: string[] = [];
  for (let start = 0; ; ) {
    const quoted = readQuoted(line, start, delimiter);
    if (quoted === "unclosed") return "unclosed_quote";
    const next = line.indexOf(delimiter, quoted.end);
    const end = next < 0 ? line.length : next;
    cells.push(quoted.text ?? line.slice(start, end));
    if (next < 0) return cells;
    start = next + 1;
  }
}

/** A cell in quotes as its text; without one when more than a cell stands in them, or none does. */
function readQuoted(
  line: string,
  start: number,
  delimiter: string,
): { text?: string; end: number } | "unclosed" {
  let open = start;
  while (line[open] !== delimiter && line[open]?.trim() === "") open += 1;
  if (line[open] !== '"') return { end: start };
  let close = line.indexOf('"', open + 1);
  while (close >= 0 && line[close + 1] === '"') close = line.indexOf('"', close + 2);
  if (close < 0) return "unclosed";
  let after = close + 1;
  while (line[after] !== delimiter && line[after]?.trim() === "") after += 1;
  if (after < line.length && line[after] !== delimiter) return { end: after };
  return { text: line.slice(open + 1, close).replaceAll('""', '"'), end: after };
}
