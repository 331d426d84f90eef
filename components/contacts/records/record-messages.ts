import type { Formats } from "@/lib/values/formats";

/** Holds what is said of a list of records whatever it lists. */
export const recordMessages = {
  unread: "This list could not be read. Reload the page.",
  unanswered: "The server did not answer. Try again.",
  reading: "Reading…",
  older: "Show older",
  openInStripe: "Open in Stripe",
} as const;

/** Says how many of all rows are shown. */
export function newestMessage(format: Formats, shown: number, total: number): string {
  return `The newest ${format.count(shown)} of ${format.count(total)}.`;
}
