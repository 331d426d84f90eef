/** Tells whether `durationMs` has passed since a moment. Counts a moment to come as long ago: the clock was set back. */
export function hasPassed(durationMs: number, since: number, now: number): boolean {
  return now - since >= durationMs || now < since;
}
