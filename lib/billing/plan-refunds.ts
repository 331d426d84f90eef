import { eq } from "drizzle-orm";
import { billingRefunds, deletionJobs } from "@/db/schema";
import type { Transaction } from "@/db/write";
import { listLiveSubscriptions } from "./plan-cancellations";
import { unusedTimeOf } from "./unused-time";

/**
 * Stores the refunds a deletion owes a contact, when the owner chose to pay back unused time. The amounts are
 * those of the moment the manifest was made, which are the ones that were shown. Repeating adds nothing.
 */
export function planRefunds(tx: Transaction, jobId: number, contactId: number, now: number): void {
  const job = tx
    .select({ refundsUnused: deletionJobs.refundsUnused, createdAt: deletionJobs.createdAt })
    .from(deletionJobs)
    .where(eq(deletionJobs.id, jobId))
    .get();
  if (!job?.refundsUnused) return;
  for (const subscription of listLiveSubscriptions(tx, contactId)) {
    const unused = unusedTimeOf(tx, subscription, job.createdAt);
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
        state: "intended",
        createdAt: now,
      })
      .onConflictDoNothing()
      .run();
  }
}
