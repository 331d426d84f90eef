import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";
import type { ListColumn } from "@/lib/contacts/list/list-columns";
import { storedFilter } from "./asked-filter";
import { storedColumns } from "./segment-columns";

/** Reads what is stored of a segment as JSON; undefined when its filter is damaged. */
export function storedSegment({
  filter: text,
  columns,
}: {
  filter: string;
  columns: string | null;
}): { filter: ContactFilter; columns: ListColumn[] | null } | undefined {
  const filter = storedFilter(text);
  return filter && { filter, columns: storedColumns(columns) };
}
