/** Tells whether the cell holds an email, as in "Ada <ada@example.com>". */
export function holdsEmail(cell: string): boolean {
  return cell.length <= 2000 && /[^\s@<>()",;:]@[^\s@<>()",;:.]+(\.[^\s@<>()",;:.]+)+/u.test(cell);
}
