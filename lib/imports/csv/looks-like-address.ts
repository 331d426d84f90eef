/** Whether a whole cell is written like an e-mail address. A guess about files; never a validation. */
export function looksLikeAddress(cell: string): boolean {
  return cell.length <= 320 && /^[^\s@<>()",;:]+@[^\s@.]+(\.[^\s@.]+)+$/u.test(cell.trim());
}

/** Whether an address stands somewhere in the cell, as in "Ada <ada@example.com>". */
export function holdsAddress(cell: string): boolean {
  return cell.length <= 2000 && /[^\s@<>()",;:]@[^\s@<>()",;:.]+(\.[^\s@<>()",;:.]+)+/u.test(cell);
}
