import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";

/** Is a filter with a name. `id` is null for a built-in segment, which every site has. */
export interface SegmentView {
  id: number | null;
  name: string;
  filter: ContactFilter;
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
