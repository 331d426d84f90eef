import { and, eq, isNull } from "drizzle-orm";
import { purchases } from "@/db/schema";
import type { Transaction } from "@/db/write";

/** Ends access to what an ended subscription bought, so that rules about having the offer no longer match. */
export function endAccess(tx: Transaction, contactId: number, purchaseId: number, at: number): void {
  tx.update(purchases)
    .set({ revokedAt: at })
    .where(and(eq(purchases.contactId, contactId), eq(purchases.id, purchaseId), isNull(purchases.revokedAt)))
    .run();
}
