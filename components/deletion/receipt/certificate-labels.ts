import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import type { Formats } from "@/lib/values/formats";
import { numberLabel } from "../deletion-labels";
import { isActive } from "../deletion-standing";

/** Holds the headings of the certificate and the buttons of its page. */
export const certificateLabels = {
  reading: "Reading the certificate…",
  all: "All deletions",
  print: "Print",
  savePdf: "Or save it as a PDF",
  deleted: "What was deleted",
  billing: "Billing",
  searched: "Where it was searched",
  stays: "What stays, and why",
  check: "How to check it",
  digest: "SHA-256 of the list",
  key: "Fingerprint of the key",
  signed: "Signature (Ed25519)",
  receiptDigest: "SHA-256 of the receipt",
  download: "Download the receipt",
  place: "Place and date",
  signature: "Signature",
  contacts: "contacts",
  readFiles: "Read the whole files now",
  readingFiles: "Reading the files…",
} as const;

/** Names the facts of a deletion, and what stands for those that are not known yet. */
export const factLabels = {
  why: "Why",
  confirmedBy: "Confirmed by",
  approvedBy: "Agreed to by",
  confirmed: "Confirmed",
  finished: "Finished",
  notYet: "Not yet",
  took: "Took",
  notKnown: "Not yet known",
  selected: "Selected",
  deleted: "Deleted",
  gone: "Already gone",
  held: "Held, not deleted",
  kept: "Kept",
  changed: "Changed since the dialog opened",
} as const;

/** Names the document: it certifies what was deleted, or only records that nobody was. */
export function kindOfDocument(deletion: DeletionView): string {
  if (isActive(deletion)) return "Deletion under way";
  return deletion.deletedCount > 0 ? "Certificate of deletion" : "Record of a deletion";
}

/** Returns how many had changed since the dialog counted them, and how many of those bought something. */
export function changedLabel(
  format: Formats,
  { changedCount, boughtCount }: Pick<DeletionView, "changedCount" | "boughtCount">,
): string {
  const changed = format.count(changedCount);
  return boughtCount > 0 ? `${changed}, of whom ${format.count(boughtCount)} bought something` : changed;
}

/** Adds to a count of deleted records how many were counted before. */
export function ofCountedLabel(format: Formats, planned: number): string {
  return `of ${format.count(planned)} counted`;
}

/** Names someone or something that still mentions the deleted, by its number alone. */
export function mentionLabel(id: number, isContact: boolean): string {
  return isContact ? `contact ${id}` : `number ${id}`;
}

/** Names the page of a deletion, in the title of the window; undefined is one that the site does not have. */
export function deletionTitle(number: number | undefined): string {
  return number === undefined ? "Deletion" : `Deletion ${numberLabel({ number })}`;
}

/** Names an earlier revision of a receipt, which can still be downloaded. */
export function revisionLabel(revision: number): string {
  return `Revision ${revision}`;
}
