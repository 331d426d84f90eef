import type { ContactCount } from "@/lib/contacts/list/contact-count";
import { knownCountOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

/** Says how many are selected, and how many of them are out of sight; `onPage` is undefined when all that match are. */
export function selectedLabel(
  format: Formats,
  { total, isExact }: Pick<ContactCount, "total" | "isExact">,
  onPage: number | undefined,
): string {
  if (!isExact) return total > 0 ? `At least ${format.count(total)} selected` : "All that match are selected";
  const selected = `${format.count(total)} selected`;
  if (onPage === undefined || onPage === total) return selected;
  return `${selected}, ${onPage === 0 ? "none" : format.count(onPage)} on this page`;
}

/** Holds what the bar of the selection offers. */
export const selectionLabels = { clear: "Clear", clearSelection: "Clear selection" } as const;

/** Offers to select all that match. */
export function selectAllLabel(format: Formats, count: Pick<ContactCount, "total" | "isExact">): string {
  return `Select all ${count.total > 0 ? `${knownCountOf(format, count)} ` : ""}contacts`;
}
