/** Returns how long to wait after another failure: `firstMs`, doubled for each failure before, at most `longestMs`. */
export function growingPause(failuresBefore: number, firstMs: number, longestMs: number): number {
  return Math.min(longestMs, firstMs * 2 ** failuresBefore);
}
