import type { StorageFault } from "./faults/storage-fault";
import { processSingleton } from "./process-singleton";

/** Remembers a fault for this long after it was last met; a damaged file stays damaged. */
const rememberedMs = 10_000;

interface Met {
  fault: StorageFault | undefined;
  at: number;
}

const met = () => processSingleton("recent fault", (): Met => ({ fault: undefined, at: 0 }));

/** Notes a fault that this process met. Somebody else's write passes, so that one is not noted. */
export function noteFault(fault: StorageFault, at = performance.now()): void {
  const last = met();
  if (fault === "busy" || last.fault === "damaged") return;
  Object.assign(last, { fault, at });
}

/** Returns the fault that this process met lately; undefined when all is well. */
export function findRecentFault(at = performance.now()): StorageFault | undefined {
  const last = met();
  return last.fault === "damaged" || at - last.at < rememberedMs ? last.fault : undefined;
}

/** Forgets it, for one test. */
export function forgetFault(): void {
  met().fault = undefined;
}
