/** Is to how many people a broadcast goes without a typed phrase. */
const few = 10;

/**
 * Returns what has to be typed before a broadcast goes to many; null for a few. The recipients of a draft that are not
 * frozen yet are not counted before it starts, so it asks always: their count is null.
 */
export function sendingPhrase(count: number | null): string | null {
  if (count === null) return "send now";
  return count > few ? `send to ${count.toLocaleString("en-US")} contacts` : null;
}
