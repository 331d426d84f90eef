import type { Database } from "@/db/open-database";

/** Is a moment by the clock on the wall, and by one that is never set. */
export interface Moment {
  now: number;
  steady: number;
}

interface Seen {
  beatAt: number;
  /** Are steady moments: when the process wrote it, and when we last looked. */
  wroteAt: number;
  lookedAt: number;
}

const slackMs = 1000;
const seenOf = new WeakMap<Database["$client"], Seen>();

/**
 * Returns how long the process that wrote `beatAt` has been silent. A beat that is new to us was written since we last
 * looked: where its time says otherwise, a clock was set, and it counts as just written.
 */
export function silenceSince({ $client }: Database, beatAt: number, { now, steady }: Moment): number {
  const before = seenOf.get($client);
  const mostMs = before ? steady - before.lookedAt + slackMs : Number.POSITIVE_INFINITY;
  const saidMs = now - beatAt;
  const isCredible = saidMs >= 0 && saidMs <= mostMs;
  const wroteAt = before?.beatAt === beatAt ? before.wroteAt : steady - (isCredible ? saidMs : 0);
  seenOf.set($client, { beatAt, wroteAt, lookedAt: steady });
  return steady - wroteAt;
}
