import type { ContactCount } from "@/lib/contacts/list/contact-count";
import { countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

/** Says how the filter under construction stands. */
export const formMessages = {
  incomplete: (places: readonly string[]) =>
    places.length === 1
      ? `Rule ${places[0]} isn’t complete yet.`
      : `Rules ${places.join(", ")} aren’t complete yet.`,
  noRules: "No rules yet. Add one to narrow the list.",
  tooMany: "There are too many rules.",
  tooMuch: "This asks for too much at once. Choose fewer rules, or fewer choices in each.",
  notCounted: "We couldn’t count them. You can still show them.",
  counting: "Counting…",
} as const;

/** Says how many contacts the filter under construction matches. */
export function matchingMessage(format: Formats, { total, isExact }: ContactCount): string {
  const matching = countOf(format, total, "contact matches", "contacts match");
  if (isExact) return `${matching}.`;
  return total > 0 ? `At least ${matching}; still counting…` : formMessages.counting;
}

/** Holds what stands around the rules under construction. */
export const formLabels = {
  search: "Search",
  searchHolds: "Name or email contains",
  clearSearch: "Clear the search",
  createdBy: "Created by",
  removeImport: "Remove the import",
  cancel: "Cancel",
  show: "Show contacts",
} as const;

/** Names an import that is no longer offered. */
export function importLabel(id: number): string {
  return `import ${id}`;
}
