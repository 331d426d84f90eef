import { eq } from "drizzle-orm";
import { stripeSyncPayments, stripeSyncs } from "@/db/schema";
import type { Transaction } from "@/db/write";

/** Ends a sync and deletes what it stored only for its own reading. */
export function endSync(
  tx: Transaction,
  syncId: number,
  how: { status: "completed" } | { status: "failed"; problem: string },
  now: number,
): void {
  tx.delete(stripeSyncPayments).where(eq(stripeSyncPayments.syncId, syncId)).run();
  tx.update(stripeSyncs)
    .set({ ...how, cursor: null, finishedAt: now, leaseOwner: null, leaseExpiresAt: null })
    .where(eq(stripeSyncs.id, syncId))
    .run();
}
