const sign = "=+\\-@\uff1d\uff0b\uff0d\uff20";

/**
 * Matches cells that a spreadsheet would calculate. csv-stringify's `escape_formulas` writes a `'` before them, and
 * reading drops it. Text that already looks so gets one more, so that every value comes back as it was.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const marked = new RegExp(`^'+(?:[" ]*[${sign}]|[\\t\\r\\n])`);
/** Matches what csv-stringify leaves as it is, and a spreadsheet may calculate all the same. */
const unmarked = new RegExp(`^(?:[" ]+[${sign}]|\\n)`);

/**
 * Matches where a cell of its own begins inside of a cell for a spreadsheet that splits at semicolons, tabs or lines
 * and sees no quotes: in most of Europe it does. What follows it would be calculated, also after quotes or blanks.
 */
const partStart = "(?<=[;\\t\\r\\n])";
const unmarkedPart = new RegExp(`${partStart}(?='*[" ]*[${sign}])`, "g");
const markedPart = new RegExp(`${partStart}'(?='*[" ]*[${sign}])`, "g");

/** Returns a cell for a CSV file that csv-stringify writes with `escape_formulas`. */
export function keepingMark(text: string): string {
  const parted = text.replace(unmarkedPart, "'");
  return marked.test(text) || unmarked.test(text) ? `'${parted}` : parted;
}

/** Returns a cell that was read, without the marks that only a spreadsheet needs. */
export function withoutMark(cell: string): string {
  return (marked.test(cell) ? cell.slice(1) : cell).replace(markedPart, "");
}
