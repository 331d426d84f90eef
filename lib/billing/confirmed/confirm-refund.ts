import { and, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import { takeRowIds } from "@/db/row-ids";
import { billingRefunds, deletionJobs, payments } from "@/db/schema";
import type { Transaction } from "@/db/write";

/** Returns the mark by which a deletion recognises its own refund at the provider. */
export const refundMark = (id: number, paymentId: string) => `farewell-refund-${id}-${paymentId}`;

interface MarkedRefund {
  siteId: number;
  mark: string;
  amount: number;
  at: number;
}

type Confirmed = Pick<typeof billingRefunds.$inferSelect, "contactId" | "amount">;

/**
 * Marks a deletion's refund as confirmed when the provider shows its mark; the totals then include it. Returns
 * undefined when it was confirmed before, so that it counts once no matter who reads it first.
 */
export function confirmRefund(
  tx: Transaction,
  { siteId, mark, amount, at }: MarkedRefund,
): Confirmed | undefined {
  const [, id, paymentId] = /^farewell-refund-(\d+)-(.+)$/.exec(mark) ?? [];
  if (id === undefined || paymentId === undefined) return undefined;
  const ofSite = tx.select({ id: deletionJobs.id }).from(deletionJobs).where(eq(deletionJobs.siteId, siteId));
  return tx
    .update(billingRefunds)
    .set({ state: "confirmed", confirmedAt: at, reason: null })
    .where(
      and(
        eq(billingRefunds.id, Number(id)),
        eq(billingRefunds.amount, amount),
        // `providerPaymentId` is null once the contact is erased.
        or(isNull(billingRefunds.providerPaymentId), eq(billingRefunds.providerPaymentId, paymentId)),
        ne(billingRefunds.state, "confirmed"),
        inArray(billingRefunds.jobId, ofSite),
      ),
    )
    .returning({ contactId: billingRefunds.contactId, amount: billingRefunds.amount })
    .get();
}

/** Adds the refund to the payment's row too, so that later readings of the payment do not count it again. */
export function noteRefunded(tx: Transaction, { contactId, amount }: Confirmed, paymentId: string): void {
  tx.update(payments)
    .set({ refundedAmount: sql`${payments.refundedAmount} + ${amount}`, version: takeRowIds(tx) })
    .where(and(eq(payments.contactId, contactId), eq(payments.providerPaymentId, paymentId)))
    .run();
}
