import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import type { Formats } from "@/lib/values/formats";
import { reachedMessage } from "../outcome-messages";

/** Holds the sentences of the certificate; an element stands where braces are. */
export const certificateMessages = {
  asCounted: "Exactly what was counted before the deletion was confirmed.",
  searchedAt: "Searched {at}.",
  fixedList:
    "The list of contacts was fixed before the deletion was confirmed, and only that list was deleted. Its SHA-256 covers each contact’s number and what was counted of theirs. It changes if any of them does.",
  compare: "Compare it with {number} at {url}.",
  signed: "Its receipt is signed: revision {revision}, as of {at}.",
  check: "Anyone can check it at {url}, or without this site: {command}.",
  unsigned: "It is signed when the deletion has ended.",
  signing: "It is being signed…",
  changed: "Something has changed since: another revision is signed in a moment.",
  earlier: "Earlier revisions:",
  withoutEmails: "This deletion is from before there were proofs, so the receipt cannot prove who was in it.",
  setAside: "This deletion failed and was set aside.",
  discard: "Deleted contacts stay deleted. Discarding keeps whoever is not reached yet.",
  unread: "The server did not answer. Nothing is read yet.",
} as const;

/** Says how far a deletion is whose certificate is read before its end. */
export function underWayMessage(format: Formats, deletion: DeletionView): string {
  return `Under way: ${reachedMessage(format, deletion)} contacts are dealt with.`;
}

/** Returns the command that checks a receipt with nothing but the file. */
export function checkCommand({ number }: Pick<DeletionView, "number">, revision: number): string {
  return `farewell verify-receipt receipt-${number}-${revision}.json`;
}
