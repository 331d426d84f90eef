import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import type { Formats } from "@/lib/values/formats";
import { reachedMessage } from "../outcome-messages";

/** Holds the sentences of the certificate; an element stands where braces are. */
export const certificateMessages = {
  asCounted: "Exactly what was counted before the deletion was confirmed.",
  searchedAt: "Searched {at}.",
  notSearched:
    "Backups, disk snapshots and the spare blocks of an SSD can’t be searched from here. They let go of old data in their own time.",
  fixedList:
    "The list of contacts was fixed before the deletion was confirmed, and only that list was deleted. Its SHA-256 covers each contact’s number and what was counted of theirs. It changes if any of them does.",
  compare: "Compare it with {number} at {url}. The certificate carries no electronic signature.",
  setAside: "This deletion failed and was set aside.",
  discard: "Deleted contacts stay deleted. Discarding keeps whoever is not reached yet.",
  unread: "The server did not answer. Nothing is read yet.",
} as const;

/** Says what outlives each deletion, and what for. */
export const staysMessages = {
  totals: "Totals without people: revenue a day and the results of each broadcast, so that they stay true.",
  digests:
    "A keyed digest of each email, from which the email cannot be read. It recognises someone who comes back, so that they get no marketing email before they confirm.",
  certificate: "This certificate: who confirmed the deletion, when, why, and the counts.",
} as const;

/** Says how far a deletion is whose certificate is read before its end. */
export function underWayMessage(format: Formats, deletion: DeletionView): string {
  return `Under way: ${reachedMessage(format, deletion)} contacts are dealt with.`;
}
