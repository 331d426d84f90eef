import type { Database } from "@/db/open-database";
import { write } from "@/db/write";

/** How long one transaction may hold the process before requests get their turn; see design.md. */
const sliceMs = 10;

/** Runs `step` until it returns false: one transaction a slice, and other work of the process runs between slices. */
export async function inSlices(db: Database, step: () => boolean): Promise<void> {
  for (;;) {
    const until = performance.now() + sliceMs;
    const goesOn = write(db, () => {
      while (performance.now() < until) if (!step()) return false;
      return true;
    });
    if (!goesOn) return;
    await giveWay();
  }
}

/** Lets every request that is waiting run before the next slice. */
export function giveWay(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
