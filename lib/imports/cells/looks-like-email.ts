import { parseEmail } from "@/lib/values/email";

/** Whether a whole cell is written like an email address. A guess about files; never a validation. */
export function looksLikeEmail(cell: string): boolean {
  return parseEmail(cell, { from: "list" }).ok;
}

/** Whether an address stands somewhere in the cell, as in "Ada <ada@example.com>". */
export function holdsEmail(cell: string): boolean {
  return cell.length <= 2000 && /[^\s@<>()",;:]@[^\s@<>()",;:.]+(\.[^\s@<>()",;:.]+)+/u.test(cell);
}
