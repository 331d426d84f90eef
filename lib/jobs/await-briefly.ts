import { setTimeout } from "node:timers/promises";

const patienceMs = 500;
const lookEveryMs = 15;

/**
 * Waits a moment for a job of the worker that somebody looks at, so that a short one is done with the first answer.
 * Returns what `look` found last: how far it is when it takes longer.
 */
export async function awaitBriefly<Found>(
  look: () => Found,
  isUnderWay: (found: Found) => boolean,
  now: () => number,
): Promise<Found> {
  const until = now() + patienceMs;
  for (;;) {
    const found = look();
    if (!isUnderWay(found) || now() >= until) return found;
    await setTimeout(lookEveryMs);
  }
}
