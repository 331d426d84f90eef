/** Whether a whole cell is written like an e-mail address. A guess about files; never a validation. */
export function looksLikeAddress(cell: string): boolean {
  return cell.length <= 320 && /^[^\s@<>()",;:]+@[^\s@.]+(\.[^\s@.]+)+$/u.test(cell.trim());
}
