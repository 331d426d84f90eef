/**
 * Splits a line with a stray quotation mark into cells; marks inside a cell are text. Returns "unclosed_quote" when
 * a cell opens with a mark and never closes, because such a line could mean anything.
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

/** Reads a quoted cell. Leaves out `text` when the cell has no quotes, or when more follows after them. */
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
