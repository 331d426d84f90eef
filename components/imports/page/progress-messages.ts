import type { Formats } from "@/lib/values/formats";

export const progressLabels = {
  checking: "Checking the list",
  importing: "Importing contacts",
  reverting: "Reverting",
  stop: "Stop the import",
} as const;

export const progressMessages = {
  goesOn: "You can leave this page. It goes on by itself, even after a restart.",
  unanswered: "The server did not answer. The import may still be running.",
} as const;

/** Says how many rows are done, of how many once that is known. */
export function rowsDoneMessage(format: Formats, done: number, total: number): string {
  if (total === 0) return `${format.count(done)} rows so far`;
  return `${format.count(done)} of ${format.count(total)}`;
}
