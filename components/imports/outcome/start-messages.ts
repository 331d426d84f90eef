import type { ImportConsent } from "@/lib/imports/plan/import-view";
import { contactsOf, countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

export const startLabels = {
  nothing: "Nothing to import",
  discard: "Discard the list",
} as const;

export const startMessages = {
  unchanged: "Nothing has been changed yet.",
  unanswered: "The server did not answer. Try again.",
} as const;

/** Names the button that imports: people, or only the emails of a list of opt-outs. */
export function startLabel(format: Formats, count: number, consent: ImportConsent | null): string {
  const what =
    consent === "opted_out" ? countOf(format, count, "email", "emails") : contactsOf(format, count);
  return `Import ${what}`;
}
