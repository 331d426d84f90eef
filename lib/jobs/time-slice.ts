import type { Database } from "@/db/open-database";
import { type Transaction, write } from "@/db/write";

/** Limits how long one transaction may hold the process before requests are served. */
const sliceMs = 10;

/**
 * Runs `step` until it returns false, one transaction per slice, and lets other work of the process run between
 * slices. `atEnd` closes each transaction, to note how far the work has come.
 */
export async function inSlices(
  db: Database,
  step: (tx: Transaction) => boolean,
  atEnd?: (tx: Transaction) => void,
): Promise<void> {
  for (;;) {
    const until = performance.now() + sliceMs;
    const goesOn = write(db, (tx) => {
      let more = true;
      while (more && performance.now() < until) more = step(tx);
      atEnd?.(tx);
      return more;
    });
    if (!goesOn) return;
    await yieldToRequests();
  }
}

/**
 * Returns a function for work in many small concurrent steps: call it before each, and it yields when a slice is
 * used up.
 */
export function yieldEachSlice(): () => Promise<void> {
  let until = performance.now() + sliceMs;
  let given: Promise<void> | undefined;
  return async () => {
    if (performance.now() < until) return;
    given ??= yieldToRequests().then(() => {
      until = performance.now() + sliceMs;
      given = undefined;
    });
    await given;
  };
}

/** Tells a quiet turn of the event loop from one in which other work ran. */
const quietTurnMs = 0.2;
const quietTurns = 3;
const mostGivenMs = 40;

/**
 * Lets requests run until the event loop is quiet: answering a request takes many turns of the loop, and a slice
 * between them would delay it every time. Stops after a limit, so that a busy site still finishes its jobs.
 */
export async function yieldToRequests(): Promise<void> {
  const startedAt = performance.now();
  for (let quiet = 0; quiet < quietTurns && performance.now() - startedAt < mostGivenMs; ) {
    const turnAt = performance.now();
    await new Promise((resolve) => setImmediate(resolve));
    quiet = performance.now() - turnAt < quietTurnMs ? quiet + 1 : 0;
  }
}
