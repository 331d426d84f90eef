import { eq } from "drizzle-orm";
import { billingRefunds, deletionJobs } from "@/db/schema";
import type { Transaction } from "@/db/write";
import { listLiveSubscriptions } from "./plan-cancellations";
import { lostTimeOf, unusedTimeOf } from "./unused-time";

/**
 * Stores the refunds that a deletion owes a contact, when the owner chose to pay back unused time. The amounts are
 * those shown in the manifest. An amount that can no longer be paid back is stored as impossible for the receipt.
 * Repeating adds nothing.
 */
export function planRefunds(tx: Transaction, jobId: number, contactId: number, now: number): void {
  const job = tx
    .select({ refundsUnused: deletionJobs.refundsUnused, createdAt: deletionJobs.createdAt })
    .from(deletionJobs)
    .where(eq(deletionJobs.id, jobId))
    .get();
  if (!job?.refundsUnused) return;
  for (const subscription of listLiveSubscriptions(tx, contactId)) {
    const lost = lostTimeOf(tx, subscription, job.createdAt);
    const unused = lost ?? unusedTimeOf(tx, subscription, job.createdAt);
    if (!unused) continue;
    const { provider, paymentId, providerAccount, amount, currency } = unused;
    tx.insert(billingRefunds)
      .values({
        jobId,
        contactId,
        provider,
        providerPaymentId: paymentId,
        providerAccount,
        amount,
        currency,
        state: lost ? "impossible" : "intended",
        reason: lost?.reason ?? null,
        createdAt: now,
      })
      .onConflictDoNothing()
      .run();
  }
}
