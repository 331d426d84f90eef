import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { processSingleton } from "@/lib/system/process-singleton";

export interface Limit {
  /** Names what is counted; limits of different names count apart. */
  name: string;
  points: number;
  seconds: number;
}

/** Counts once more under a key, in memory. Returns 0 within the limit, else in how many seconds to come again. */
export async function waitOf({ name, points, seconds }: Limit, key: string): Promise<number> {
  const counter = processSingleton(
    `limit of ${name}`,
    () => new RateLimiterMemory({ points, duration: seconds }),
  );
  try {
    await counter.consume(key);
    return 0;
  } catch (refused) {
    // The limiter says more than the limit lasts when the clock was set back.
    if (refused instanceof RateLimiterRes)
      return Math.min(Math.max(1, Math.ceil(refused.msBeforeNext / 1000)), seconds);
    throw refused;
  }
}

/** Counts once more under a key, in memory, and tells whether that is within the limit. */
export async function isWithin(limit: Limit, key: string): Promise<boolean> {
  return (await waitOf(limit, key)) === 0;
}
