import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { confirmRefund, noteRefunded } from "@/lib/billing/confirmed/confirm-refund";
import { countRevenue } from "./count-revenue";
import { findCountedRefunds, noteCounted } from "./counted-payments";
import { type PaidPart, paymentsOf, type ReadAccount, type Reading } from "./reading";

/**
 * Counts what an erased contact, or one being erased, paid and got back after `since`. Skips what a row already
 * shows and what was counted here before, so each amount counts once.
 */
export function countWithoutPerson(
  tx: Transaction,
  read: ReadAccount,
  reading: Reading,
  since: number,
  now: number,
): void {
  const { siteId, account } = read;
  for (const paid of paymentsOf(reading)) {
    const { amount, currency, paidAt } = paid;
    const providerId = paid.providerPaymentId ?? reading.invoice?.id;
    const isNew = providerId !== undefined && paidAt > since && !hasRow(tx, providerId, reading.invoice?.id);
    if (isNew && noteCounted(tx, { siteId, account, providerId }, now))
      countRevenue(tx, { siteId, at: paidAt, currency, gross: amount, paymentCount: 1 });
    for (const { id, amount: refunded, at, mark } of listNewRefunds(tx, read, paid))
      if (mark !== null) {
        // The deletion may not have seen this refund yet, and after an owner vouched for the contact nothing else
        // looks for it.
        const made = confirmRefund(tx, { siteId, mark, amount: refunded, at });
        if (made && paid.providerPaymentId !== null) noteRefunded(tx, made, paid.providerPaymentId);
      } else if (at > since && noteCounted(tx, { siteId, account, providerId: id }, now))
        countRevenue(tx, { siteId, at, currency, refunded });
  }
}

function hasRow(db: Database, providerId: string, invoiceId: string | undefined): boolean {
  const found = preparedValue(
    db,
    `SELECT EXISTS (SELECT 1 FROM payments WHERE provider_payment_id = @providerId)
       OR EXISTS (SELECT 1 FROM invoices WHERE provider = 'stripe' AND provider_invoice_id = @invoiceId
         AND status = 'paid')`,
  );
  return found.get({ providerId, invoiceId: invoiceId ?? null }) === 1;
}

/** Lists the refunds that the payment's row does not include yet, or did not when it went. */
function listNewRefunds(
  tx: Transaction,
  { siteId, account }: ReadAccount,
  { providerPaymentId, state }: PaidPart,
) {
  if (!state || providerPaymentId === null) return [];
  const known = preparedValue<number>(
    tx,
    "SELECT refunded_amount FROM payments WHERE provider_payment_id = ?",
  ).get(providerPaymentId);
  let left =
    state.refundedAmount -
    (known ?? findCountedRefunds(tx, { siteId, account, providerId: providerPaymentId }));
  return state.refunds.filter(({ amount }) => {
    if (left < amount) return false;
    left -= amount;
    return true;
  });
}
