/** How long to wait after another failure: as long as `firstMs`, twice that for each failure before, at most `longestMs`. */
export function growingPause(failuresBefore: number, firstMs: number, longestMs: number): number {
  return Math.min(longestMs, firstMs * 2 ** failuresBefore);
}
