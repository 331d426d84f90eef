import { countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

export const notFoundLabels = {
  pageTitle: "Not found",
  goToDashboard: "Go to the Dashboard",
  goToContacts: "Go to Contacts",
} as const;

export const notFoundMessages = {
  title: "There is no page here",
  visitor: "Check the link, or ask whoever gave it to you for a new one.",
  member: "It was deleted, or the link is not complete.",
  /** Says how many were deleted lately. A link to the deletions stands in the last braces. */
  deletedLately: "In the last {days} days {contacts} deleted: see {deletions}.",
} as const;

/** Says how many were: "3 contacts were". */
export function contactsWereLabel(format: Formats, count: number): string {
  return countOf(format, count, "contact was", "contacts were");
}
