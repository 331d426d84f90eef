import type { Database } from "@/db/open-database";
import { type Transaction, write } from "@/db/write";
import { giveWriteTurn, isWriteTurnWanted } from "@/lib/system/write-turns";

/** Limits how long a transaction of a job may hold the write lock, for which a person's write has to wait. */
const sliceMs = 40;
/** Limits how long work of a request may hold the process before other requests are served. */
const requestSliceMs = 10;

/**
 * Runs `step` of a job until it returns false, one transaction per slice, which ends early when a request wants to write.
 * Requests and other lanes have their turn in between. `atEnd` closes each transaction, to note how far the work is.
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
      do more = step(tx);
      while (more && performance.now() < until && !isWriteTurnWanted(db));
      atEnd?.(tx);
      return more;
    });
    if (!goesOn) return;
    await yieldBetweenWrites(db);
  }
}

/** Lets the other lanes run and a waiting request write. A job calls it between its transactions. */
export async function yieldBetweenWrites(db: Database): Promise<void> {
  await yieldToLanes();
  await giveWriteTurn(db);
}

/** Lets the other lanes of the worker run. */
export function yieldToLanes(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/**
 * Returns a function for work in many small concurrent steps: call it before each, and it yields when a slice is
 * used up.
 */
export function yieldEachSlice(): () => Promise<void> {
  let until = performance.now() + requestSliceMs;
  let given: Promise<void> | undefined;
  return async () => {
    if (performance.now() < until) return;
    given ??= yieldToRequests().then(() => {
      until = performance.now() + requestSliceMs;
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
 * between them would delay it every time. Stops after a limit, so that long work of a request ends on a busy site.
 */
export async function yieldToRequests(): Promise<void> {
  const startedAt = performance.now();
  for (let quiet = 0; quiet < quietTurns && performance.now() - startedAt < mostGivenMs; ) {
    const turnAt = performance.now();
    await new Promise((resolve) => setImmediate(resolve));
    quiet = performance.now() - turnAt < quietTurnMs ? quiet + 1 : 0;
  }
}
