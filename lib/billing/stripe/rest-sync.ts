import { eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { stripeSyncs } from "@/db/schema";
import { write } from "@/db/write";

const firstRestMs = 5_000;
const longestRestMs = 5 * 60_000;

/** How often in a row Stripe was silent, by sync. Kept by the process, which asks each anew when it starts. */
const silences = new WeakMap<Database, Map<number, number>>();

/** How often in a row Stripe has been silent when this sync came to ask. */
export function countSilences(db: Database, syncId: number): number {
  return silences.get(db)?.get(syncId) ?? 0;
}

/** Stripe has answered this sync: its next rest is a short one again. */
export function forgetSilences(db: Database, syncId: number): void {
  silences.get(db)?.delete(syncId);
}

/**
 * Leaves a sync alone whose Stripe is silent, longer each time, so that the syncs of other sites get their turn. `now` is
 * the time after the silence: it may have lasted longer than the rest.
 */
export function restSync(db: Database, syncId: number, now: number): void {
  const kept = silences.get(db) ?? new Map<number, number>();
  silences.set(db, kept);
  const before = kept.get(syncId) ?? 0;
  kept.set(syncId, before + 1);
  const restMs = Math.min(longestRestMs, firstRestMs * 2 ** before);
  write(db, (tx) => {
    tx.update(stripeSyncs)
      .set({ leaseOwner: "resting", leaseExpiresAt: now + restMs })
      .where(eq(stripeSyncs.id, syncId))
      .run();
  });
}
