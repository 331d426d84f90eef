import type { ImportStatus } from "@/lib/imports/plan/import-view";
import { contactsOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

export const outcomeLabels = {
  rows: "Rows by what becomes of them",
  partial: "Left out of imported rows",
  partialByReason: "Left out of imported rows, by reason",
  leftOut: "Rows left out or combined",
  duplicates: "See possible duplicates",
  download: "Download all of them as CSV",
} as const;

export const outcomeMessages = {
  noRows: "This list has no rows.",
  noServer: "Requests to confirm wait until then.",
  /** Says on whose word people are subscribed. An element with the time stands in the braces. */
  claimed: "{who} stated on {at} that these people agreed to marketing email elsewhere.",
  partial: "The people are imported, and what the list says about their marketing email counts.",
} as const;

/** Tells what would happen from what happens and what happened. */
export function outcomeTitle(status: ImportStatus): string {
  if (status === "checked") return "What would happen";
  return status === "importing" ? "What has happened so far" : "What happened";
}

/** Names the link to the contacts that an import added and that are still there. */
export function addedLabel(format: Formats, count: number): string {
  return count === 1 ? "See the contact it added" : `See the ${contactsOf(format, count)} it added`;
}

/** Says what is wrong with a row. */
export function rowMessage(format: Formats, rowNumber: number, message: string): string {
  return `Row ${format.count(rowNumber)}: ${message}`;
}

/** Says how many rows are not listed. */
export function moreRowsMessage(format: Formats, count: number): string {
  return `and ${format.count(count)} more.`;
}
