import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { hasPassed } from "@/lib/values/has-passed";

/** Bounds how long after signing in, or after a proof, nobody is asked for one. */
export const freshForMs = 15 * 60_000;

/**
 * Returns when the person of a session last proved that it is them, by signing in or since; null for a session that is
 * over.
 */
export function findFreshAt(db: Database, sessionId: string): number | null {
  const found = preparedValue<number>(
    db,
    "SELECT max(created_at, coalesce(fresh_at, 0)) FROM sessions WHERE id = ?",
  ).get(sessionId);
  return found ?? null;
}

/** Tells whether a proof of that moment still counts. */
export function isFresh(freshAt: number | null, now: number): boolean {
  return freshAt !== null && !hasPassed(freshForMs, freshAt, now);
}
