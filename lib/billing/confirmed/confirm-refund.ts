import { and, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import { takeRowIds } from "@/db/row-ids";
import { billingRefunds, deletionJobs, payments } from "@/db/schema";
import type { Transaction } from "@/db/write";

/** By this a deletion knows a refund of its own at the provider. */
export const refundMark = (id: number, paymentId: string) => `farewell-refund-${id}-${paymentId}`;

interface MarkedRefund {
  siteId: number;
  mark: string;
  amount: number;
  at: number;
}

type Confirmed = Pick<typeof billingRefunds.$inferSelect, "contactId" | "amount">;

/**
 * Notes that a refund of a deletion was made, as the provider shows it by its mark; the totals have it by that.
 * Undefined when it was noted before, so that it counts once whoever reads it first.
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
        // Emptied when the contact is erased.
        or(isNull(billingRefunds.providerPaymentId), eq(billingRefunds.providerPaymentId, paymentId)),
        ne(billingRefunds.state, "confirmed"),
        inArray(billingRefunds.jobId, ofSite),
      ),
    )
    .returning({ contactId: billingRefunds.contactId, amount: billingRefunds.amount })
    .get();
}

/** The payment's row has it too: what the provider says of the payment later is no news. */
export function noteRefunded(tx: Transaction, { contactId, amount }: Confirmed, paymentId: string): void {
  tx.update(payments)
    .set({ refundedAmount: sql`${payments.refundedAmount} + ${amount}`, version: takeRowIds(tx) })
    .where(and(eq(payments.contactId, contactId), eq(payments.providerPaymentId, paymentId)))
    .run();
}
