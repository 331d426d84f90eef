import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";

/** Is a filter with a name. `id` is null for a built-in segment, which every site has. */
export interface SegmentView {
  id: number | null;
  name: string;
  filter: ContactFilter;
  /** Is null when the filter refers to something that the site no longer has. */
  count: number | null;
}
