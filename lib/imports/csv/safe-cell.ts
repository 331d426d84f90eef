/**
 * A cell for a CSV file that we write, as text that no spreadsheet takes for a formula.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function safeCell(text: string): string {
  return /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
}
