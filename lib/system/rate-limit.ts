import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { processSingleton } from "./process-singleton";

const windowSeconds = 60;
const perSender = 10;
const perDoor = 120;

/**
 * Tells whether a public endpoint accepts one more request: 10 a minute from one sender, 120 from all. Counts in
 * memory, so that no visitor's IP is stored. The sender is the last entry of `x-forwarded-for`.
 */
export async function mayPost(door: string, headers: Headers): Promise<boolean> {
  const sender = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "unknown";
  const limiters = processSingleton("rate limits", () => ({
    sender: new RateLimiterMemory({ points: perSender, duration: windowSeconds }),
    door: new RateLimiterMemory({ points: perDoor, duration: windowSeconds }),
  }));
  try {
    await limiters.sender.consume(`${door} ${sender}`);
    await limiters.door.consume(door);
    return true;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return false;
    throw refused;
  }
}
