import type { ContactCount } from "@/lib/contacts/list/contact-count";
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
