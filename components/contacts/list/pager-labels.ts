import type { ContactCount } from "@/lib/contacts/list/contact-count";
import type { Formats } from "@/lib/values/formats";

interface Range {
  /** Is the place of the first row among all, from 1; undefined when it is not known. */
  start: number | undefined;
  rowCount: number;
  /** Is undefined until this filter's own count arrives. */
  count: Pick<ContactCount, "total" | "isExact"> | undefined;
}

/** Says which contacts a page shows: "51–100 of 2,000", "51–100 of at least 96,570", "50 of 2,000". */
export function rangeLabel(format: Formats, { start, rowCount, count }: Range): string {
  const end = (start ?? 1) + rowCount - 1;
  const shown =
    start === undefined || start === end
      ? format.count(start ?? rowCount)
      : `${format.count(start)}–${format.count(end)}`;
  if (!count || count.total < end) return shown;
  return `${shown} of ${count.isExact ? "" : "at least "}${format.count(count.total)}`;
}

/** Holds what stands on the pager. */
export const pagerLabels = {
  pages: "Pages",
  size: "Contacts per page",
  perPage: "per page",
  first: "First page",
  previous: "Previous",
  next: "Next",
  last: "Last page",
} as const;
