import { eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { stripeSyncPayments, stripeSyncs } from "@/db/schema";
import { write } from "@/db/write";
import type { Sync } from "./claim-sync";
import { countColumns } from "./sync-phases";

/** Starts the phase from the beginning, with new counts, because its cursor was deleted. */
export function beginPhaseAgain(db: Database, sync: Sync): "more" {
  write(db, (tx) => {
    tx.update(stripeSyncs)
      .set({
        cursor: null,
        [countColumns[sync.phase]]: 0,
        erasedCount: sync.erasedCount - sync.phaseErasedCount,
        phaseErasedCount: 0,
      })
      .where(eq(stripeSyncs.id, sync.id))
      .run();
  });
  return "more";
}

/** Starts the whole sync from the beginning, because everything read so far belongs to another account. */
export function beginSyncAgain(db: Database, sync: Sync): "more" {
  write(db, (tx) => {
    tx.delete(stripeSyncPayments).where(eq(stripeSyncPayments.syncId, sync.id)).run();
    tx.update(stripeSyncs)
      .set({
        phase: "customers",
        cursor: null,
        providerAccount: null,
        customerCount: 0,
        subscriptionCount: 0,
        invoiceCount: 0,
        paymentCount: 0,
        erasedCount: 0,
        phaseErasedCount: 0,
      })
      .where(eq(stripeSyncs.id, sync.id))
      .run();
  });
  return "more";
}
