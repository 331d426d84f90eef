export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
const twoYears = 730 * day;

/** Returns when the site opened: a little before its first contact. */
export const openedAt = (now: number): number => now - twoYears - 30 * day;

/**
 * Returns when the contact at this place in the line (0 the first, 1 the last) arrived: over two years, three times
 * as many a day at the end as at the beginning, none in the last hour.
 */
export function arrivalAt(place: number, now: number): number {
  const share = (Math.sqrt(1 + 8 * place) - 1) / 2;
  return Math.min(Math.floor(now - twoYears + share * twoYears), now - hour);
}

/** Lists where in the line an import brought everyone in; `importShare` is how much of the line each brought. */
export const importPlaces = [0.05, 0.17, 0.29, 0.41, 0.53, 0.65, 0.77, 0.89];
export const importShare = 0.025;

/** Returns the same day of a later month; the time of day stays. Days after the 28th count as the 28th. */
export function addMonths(at: number, months: number): number {
  const date = new Date(at);
  date.setUTCDate(Math.min(date.getUTCDate(), 28));
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.getTime();
}
