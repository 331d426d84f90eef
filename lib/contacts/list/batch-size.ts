const batchMs = 3;
const [fewest, most] = [50, 20_000];
const mostGrowth = 2;

/** Says how many contacts the next batch has. */
export interface BatchSize {
  next(): number;
  /** Is told how long the last batch took. */
  took(ms: number): void;
}

/** Keeps batches at a few milliseconds each, whatever their contacts cost. */
export function sizeByTime(first: number): BatchSize {
  let size = first;
  return {
    next: () => size,
    took(ms) {
      const growth = Math.min(mostGrowth, batchMs / Math.max(ms, 0.01));
      size = Math.round(Math.min(most, Math.max(fewest, size * growth)));
    },
  };
}
