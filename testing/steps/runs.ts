const isWhole = process.env.FAREWELL_SOAK === "1";

/**
 * Returns how often a property is tried: a sixth of `whole`, and at least 5 times; all of it in `npm run soak`. What
 * fails is printed with its seed either way.
 */
export function runsOf(whole: number): number {
  return isWhole ? whole : Math.max(5, Math.ceil(whole / 6));
}
