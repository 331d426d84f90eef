import { contactsOf } from "@/lib/values/count-words";
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
} as const;

/** Says how many were deleted lately. The name of the page that lists deletions follows. */
export function deletedLatelyMessage(format: Formats, deleted: number, days: number): string {
  const were = deleted === 1 ? "was" : "were";
  return `In the last ${days} days ${contactsOf(format, deleted)} ${were} deleted: see`;
}
