/**
 * Counts those who match, and how many more would match if they were not hidden. While it is not exact, there are at
 * least as many.
 */
export interface ContactCount {
  total: number;
  hidden: number;
  isExact: boolean;
}

/** Is a count as far as it has come; `next` is the cursor with which to go on, null once it is exact. */
export interface RefinedCount extends ContactCount {
  next: string | null;
}
