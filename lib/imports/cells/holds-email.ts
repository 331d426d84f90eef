/** Whether an address stands somewhere in the cell, as in "Ada <ada@example.com>". */
export function holdsEmail(cell: string): boolean {
  return cell.length <= 2000 && /[^\s@<>()",;:]@[^\s@<>()",;:.]+(\.[^\s@<>()",;:.]+)+/u.test(cell);
}
