import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";

/** A filter with a name. `id` is null for one that every site has. */
export interface SegmentView {
  id: number | null;
  name: string;
  filter: ContactFilter;
  /** Null when it names something that the site does not have any more. */
  count: number | null;
}
