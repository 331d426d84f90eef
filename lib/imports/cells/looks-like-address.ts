import { parseEmail } from "@/lib/values/email-address";

/** Whether a whole cell is written like an e-mail address. A guess about files; never a validation. */
export function looksLikeAddress(cell: string): boolean {
  return parseEmail(cell, { from: "list" }).ok;
}

/** Whether an address stands somewhere in the cell, as in "Ada <ada@example.com>". */
export function holdsAddress(cell: string): boolean {
  return cell.length <= 2000 && /[^\s@<>()",;:]@[^\s@<>()",;:.]+(\.[^\s@<>()",;:.]+)+/u.test(cell);
}
