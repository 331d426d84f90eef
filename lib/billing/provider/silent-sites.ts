import type { Database } from "@/db/open-database";

/** How long a site rests after its first silence, its second in a row, and so on; the last one repeats. */
const restsMs = [5_000, 15_000, 60_000, 180_000];
const longestRestMs = 180_000;

/** How often in a row the provider of each site was silent. Kept in memory: a new process asks everyone anew. */
const silences = new WeakMap<Database, Map<number, number>>();

/** Counts a silence of the site's provider. Returns how long the site should rest. */
export function noteSilence(db: Database, siteId: number): number {
  const counts = silences.get(db) ?? new Map<number, number>();
  silences.set(db, counts);
  const before = counts.get(siteId) ?? 0;
  counts.set(siteId, before + 1);
  return restsMs[before] ?? longestRestMs;
}

/** Whether the provider of any site was silent the last time: what is away for one is mostly away for all. */
export function isAnySiteSilent(db: Database): boolean {
  return (silences.get(db)?.size ?? 0) > 0;
}

/** The provider of the site answered a whole run: its next silence is a first one. */
export function forgetSilence(db: Database, siteId: number): void {
  silences.get(db)?.delete(siteId);
}
