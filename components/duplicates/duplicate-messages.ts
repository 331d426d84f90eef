import type { DuplicateSide } from "@/lib/duplicates/duplicate-view";
import { countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

/** Holds what is said of duplicates whatever they are. */
export const duplicateMessages = {
  description: "Contacts that may be one person.",
  reading: "Reading the duplicates…",
  none: {
    title: "No duplicates found",
    sentence: "The search runs again after every import, and whenever you ask.",
  },
  notLooked: {
    title: "No search yet",
    sentence:
      "Farewell compares names, emails and phone numbers, and shows you each pair before anything is merged.",
  },
  dismissed: "They won’t be shown again.",
  refused: "That did not work. Load the page again.",
  mayNotLook: "You may not look for duplicates on this site.",
  unanswered: "The server did not answer. Try again.",
  failed: "The search failed",
  startsAnew: "Starts the search from the beginning.",
  looking: "Looking for duplicates… You can leave this page; it goes on.",
} as const;

/** Says how many pairs are open. */
export function openPairsMessage(format: Formats, openCount: number): string {
  return `${countOf(format, openCount, "possible duplicate", "possible duplicates")}.`;
}

/** Says what a contact has here, in a few words. */
export function holdingMessage(format: Formats, side: DuplicateSide): string {
  const purchases =
    side.purchaseCount === 0 ? "No purchases" : countOf(format, side.purchaseCount, "purchase", "purchases");
  return side.liveSubscriptionCount === 0
    ? purchases
    : `${purchases}, ${countOf(format, side.liveSubscriptionCount, "live subscription", "live subscriptions")}`;
}
