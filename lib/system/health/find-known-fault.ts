import type { Database } from "@/db/open-database";
import type { StorageFault } from "@/lib/system/faults/storage-fault";
import { findRecentFault } from "@/lib/system/recent-fault";
import { isMarkedDamaged } from "./damage-mark";

/** Returns what is known to be wrong with the machine, without trying anything; undefined when all is well. */
export function findKnownFault(db: Database, steady = performance.now()): StorageFault | undefined {
  return isMarkedDamaged(db) ? "damaged" : findRecentFault(steady);
}
