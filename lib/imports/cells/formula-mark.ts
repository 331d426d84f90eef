/**
 * Matches cells that a spreadsheet would calculate. csv-stringify's `escape_formulas` writes a `'` before them, and
 * reading drops it. Text that already looks so gets one more, so that every value comes back as it was.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const formulaStart = "=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20";
const marked = new RegExp(`^'+[${formulaStart}]`);

/** Returns a cell for a CSV file that csv-stringify writes with `escape_formulas`. */
export function keepingMark(text: string): string {
  return marked.test(text) || text.startsWith("\n") ? `'${text}` : text;
}

/** Returns a cell that was read, without the mark that only a spreadsheet needs. */
export function withoutMark(cell: string): string {
  return marked.test(cell) ? cell.slice(1) : cell;
}
