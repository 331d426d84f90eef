import { emailHeaders } from "@/lib/imports/cells/header-words";
import { holdsEmail } from "@/lib/imports/cells/holds-email";
import { plainWords } from "@/lib/imports/cells/plain-words";

const rowsLookedAt = 6;

/**
 * Returns the index of the row that names the columns: the first, unless a tool wrote a title above. Then it is the
 * first with a header for emails, or the first with several cells, as long as no email is above it.
 */
export function findNamesRow(rows: string[][]): number {
  const first = rows.slice(0, rowsLookedAt).map((row) => row.filter((cell) => cell.trim() !== ""));
  const people = first.findIndex((row) => row.some(holdsEmail));
  const above = people < 0 ? first : first.slice(0, people);
  const named = above.findIndex((row) => row.some((cell) => emailHeaders.includes(plainWords(cell))));
  if (named >= 0) return named;
  const cut = above.findIndex((row) => row.length > 1);
  return Math.max(cut, 0);
}
