import { RateLimiterMemory } from "rate-limiter-flexible";
import { isOverLimit } from "@/lib/doors/is-within";
import { processSingleton } from "@/lib/system/process-singleton";

/**
 * Bounds wrong passwords. From one sender, or one browser that signed in before, some are free in an hour, and each
 * further one doubles the pause after it. For an account all senders together are held to about a hundred an hour.
 */
const patience = {
  browser: { free: 5, firstPauseSeconds: 5 },
  sender: { free: 5, firstPauseSeconds: 5 },
  account: { free: 20, firstPauseSeconds: 45, growth: 1 },
} satisfies Record<string, Patience>;

interface Patience {
  free: number;
  firstPauseSeconds: number;
  growth?: number;
}

const longestPauseSeconds = 900;
const countedSeconds = 3600;

/** Says who guesses. A browser that signed in to the account before is counted for itself alone. */
export type Guesser = { browser: string } | { sender: string; account: string };

const counts = () =>
  processSingleton("counts of guesses", () => new RateLimiterMemory({ points: 1, duration: countedSeconds }));
const pauses = () =>
  processSingleton("pauses of guesses", () => new RateLimiterMemory({ points: 1, duration: 1 }));

/**
 * Counts a try to sign in before its password is looked at, so that many at once are as many as one after another.
 * Returns how many before it were wrong, of the account or the browser, or how long the guesser has to wait. A try that
 * has to wait is not counted.
 */
export async function beginGuess(
  guesser: Guesser,
): Promise<{ ok: true; wrongBefore: number } | { ok: false; waitMs: number }> {
  const counted: string[] = [];
  let wrongBefore = 0;
  for (const [kind, key] of keysOf(guesser)) {
    const { consumedPoints } = await counts().penalty(key);
    counted.push(key);
    const waitMs = await pauseOf(key, pauseSeconds(patience[kind], consumedPoints));
    if (waitMs > 0) {
      for (const earlier of counted) await counts().reward(earlier);
      return { ok: false, waitMs };
    }
    wrongBefore = consumedPoints - 1;
  }
  return { ok: true, wrongBefore };
}

/** Forgets the wrong passwords of someone who has just given the right one. */
export async function forgiveGuesses(guesser: Guesser): Promise<void> {
  for (const [, key] of keysOf(guesser)) {
    await counts().delete(key);
    await pauses().delete(key);
  }
}

/** Begins the pause that follows this try. Returns how long one before it still lasts. */
async function pauseOf(key: string, seconds: number): Promise<number> {
  if (seconds === 0) return 0;
  try {
    await pauses().consume(key, 1, { customDuration: seconds });
    return 0;
  } catch (refused) {
    // The limiter says more than the pause when the clock was set back.
    if (isOverLimit(refused)) return Math.min(refused.msBeforeNext, seconds * 1000);
    throw refused;
  }
}

function pauseSeconds({ free, firstPauseSeconds, growth = 2 }: Patience, tries: number): number {
  const over = tries - free;
  return over <= 0 ? 0 : Math.min(firstPauseSeconds * growth ** (over - 1), longestPauseSeconds);
}

function keysOf(guesser: Guesser): [keyof typeof patience, string][] {
  if ("browser" in guesser) return [["browser", `browser ${guesser.browser}`]];
  return [
    ["sender", `sender ${guesser.sender}`],
    ["account", `account ${guesser.account}`],
  ];
}
