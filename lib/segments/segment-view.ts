import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";
import type { ListColumn } from "@/lib/contacts/list/list-columns";

/** Is a filter with a name. `id` is null for a built-in segment, which every site has. */
export interface SegmentView {
  id: number | null;
  name: string;
  filter: ContactFilter;
  /** Is null for the columns of the plain list. */
  columns: ListColumn[] | null;
  /** Is null when the filter refers to something that the site no longer has. */
  count: number | null;
  /** Is false while there are at least as many. */
  isExact: boolean;
}

/** Lists segments as far as they are counted; `next` is the cursor with which to go on, null once all are exact. */
export interface CountedSegments {
  segments: SegmentView[];
  next: string | null;
}
