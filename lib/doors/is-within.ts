import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { processSingleton } from "@/lib/system/process-singleton";

export interface Limit {
  /** Names what is counted; limits of different names count apart. */
  name: string;
  points: number;
  seconds: number;
}

/** Tells what came of counting once more: how long to wait, 0 within the limit, and how many times over it that is. */
export interface Counted {
  waitSeconds: number;
  pressure: number;
}

/** Counts once more under a key, in memory. */
export async function countOnce({ name, points, seconds }: Limit, key: string): Promise<Counted> {
  const counter = processSingleton(
    `limit of ${name}`,
    () => new RateLimiterMemory({ points, duration: seconds }),
  );
  try {
    await counter.consume(key);
    return { waitSeconds: 0, pressure: 0 };
  } catch (refused) {
    if (!isOverLimit(refused)) throw refused;
    // The limiter says more than the limit lasts when the clock was set back.
    const waitSeconds = Math.min(Math.max(1, Math.ceil(refused.msBeforeNext / 1000)), seconds);
    return { waitSeconds, pressure: refused.consumedPoints / points };
  }
}

/**
 * Tells a limit that is reached from an error. Each server bundle has its own copy of the library, and they share one
 * counter, so the class tells nothing.
 */
export function isOverLimit(refused: unknown): refused is RateLimiterRes {
  return typeof refused === "object" && refused !== null && "msBeforeNext" in refused;
}

/** Counts once more under a key, in memory, and tells whether that is within the limit. */
export async function isWithin(limit: Limit, key: string): Promise<boolean> {
  return (await countOnce(limit, key)).waitSeconds === 0;
}
