import type { Database } from "@/db/open-database";

/** Lists how long a site rests after its first silence, its second in a row, and so on. The last value repeats. */
const restsMs = [5_000, 15_000, 60_000, 180_000];
export const longestRestMs = 180_000;

/**
 * Counts the silences in a row of each site's provider. Kept in memory, so a new process asks every provider again.
 */
const silences = new WeakMap<Database, Map<number, number>>();

/** Counts a silence of the site's provider and returns how long the site should rest, in ms. */
export function noteSilence(db: Database, siteId: number): number {
  const counts = silences.get(db) ?? new Map<number, number>();
  silences.set(db, counts);
  const before = counts.get(siteId) ?? 0;
  counts.set(siteId, before + 1);
  return restsMs[before] ?? longestRestMs;
}

/**
 * Tells whether the provider of any site was silent last time. An outage for one site is usually an outage for all.
 */
export function isAnySiteSilent(db: Database): boolean {
  return (silences.get(db)?.size ?? 0) > 0;
}

/**
 * Forgets the silences of a site's provider after it answered a whole run, so that its next silence counts as the
 * first.
 */
export function forgetSilence(db: Database, siteId: number): void {
  silences.get(db)?.delete(siteId);
}
