import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { processSingleton } from "@/lib/system/process-singleton";

interface Limit {
  /** Names what is counted; limits of different names count apart. */
  name: string;
  points: number;
  seconds: number;
}

/** Counts once more under a key, in memory, and tells whether that is within the limit. */
export async function isWithin({ name, points, seconds }: Limit, key: string): Promise<boolean> {
  const counter = processSingleton(
    `limit of ${name}`,
    () => new RateLimiterMemory({ points, duration: seconds }),
  );
  try {
    await counter.consume(key);
    return true;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return false;
    throw refused;
  }
}
