import { and, eq, ne } from "drizzle-orm";
import { billingCancellations, subscriptions } from "@/db/schema";
import type { Reader, Transaction } from "@/db/write";

/** Subscriptions of a contact that can still charge: all but the cancelled. */
export function listLiveSubscriptions(db: Reader, contactId: number) {
  return db
    .select()
    .from(subscriptions)
    .where(and(eq(subscriptions.contactId, contactId), ne(subscriptions.status, "canceled")))
    .all();
}

/** Stores the intent to cancel each live subscription of a contact, once a job. Repeating adds nothing. */
export function planCancellations(tx: Transaction, jobId: number, contactId: number, now: number): void {
  for (const subscription of listLiveSubscriptions(tx, contactId)) {
    tx.insert(billingCancellations)
      .values({
        jobId,
        contactId,
        provider: subscription.provider,
        providerSubscriptionId: subscription.providerSubscriptionId,
        state: "intended",
        createdAt: now,
      })
      .onConflictDoNothing()
      .run();
  }
}
