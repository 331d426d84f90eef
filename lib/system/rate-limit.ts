import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { processSingleton } from "./process-singleton";

const windowSeconds = 60;
const perSender = 10;
const perDoor = 120;

/**
 * Whether a public door may be used once more: ten times a minute by one sender, 120 by all. Counted in memory,
 * so that no address of a visitor is stored. The sender is whom the nearest proxy names.
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
