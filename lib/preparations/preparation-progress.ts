/** Is how far the worker is with freezing and counting a selection. */
export interface PreparationProgress {
  ok: true;
  state: "counting";
  jobId: number;
  /** Counts the contacts found so far. How many there will be is known at the end only. */
  counted: number;
  /** Is the part of the contacts that was looked through, from 0 to 1. */
  share: number;
  /** Is about how long it still takes; null until that can be said. */
  leftMs: number | null;
}
