import { preparedValue } from "@/db/prepared";
import type { Reader } from "@/db/write";

const warnedMs = 7 * 86_400_000;

export type KeyStanding = "lasting" | "ending" | "expired";

/** Tells how a key stands: for the week before it expires it is `ending`. */
export function standingOf(expiresAt: number | null, now: number): KeyStanding {
  if (expiresAt === null || expiresAt - now > warnedMs) return "lasting";
  return expiresAt > now ? "ending" : "expired";
}

/** Counts the keys of a site that still work and expire within a week. */
export function countEndingKeys(db: Reader, siteId: number, now: number): number {
  return preparedValue<number>(
    db,
    "SELECT count(*) FROM api_keys WHERE site_id = ? AND expires_at > ? AND expires_at <= ?",
  ).one(siteId, now, now + warnedMs);
}
