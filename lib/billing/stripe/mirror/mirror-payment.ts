import { and, eq, sql } from "drizzle-orm";
import { takeRowIds } from "@/db/row-ids";
import { contacts, payments, purchases } from "@/db/schema";
import type { Transaction } from "@/db/write";
import { confirmRefund } from "@/lib/billing/confirmed/confirm-refund";
import { countRevenue } from "./count-revenue";
import { dropCounted } from "./counted-payments";
import type { MirrorTarget, OneTimePayment, PaidPart, PaymentState, ReadAccount } from "./reading";
import { findOrCreateOffer } from "./stripe-offers";

/** Writes a payment without an invoice, with the purchase that it paid for. Reading it twice changes nothing. */
export function mirrorPayment(
  tx: Transaction,
  target: MirrorTarget,
  payment: OneTimePayment,
  now: number,
): void {
  if (updatePayment(tx, target, payment, now)) return;
  addPayment(tx, target, addPurchase(tx, target, payment, payment.name, now), payment, now);
}

/**
 * Updates the row of a payment as it stands at Stripe, and takes new refunds off the totals. Returns false when the
 * payment has no row.
 */
export function updatePayment(
  tx: Transaction,
  { siteId, account, contactId }: MirrorTarget,
  { providerPaymentId, state, currency }: PaidPart,
  now: number,
): boolean {
  if (providerPaymentId === null) return false;
  const isIt = and(eq(payments.contactId, contactId), eq(payments.providerPaymentId, providerPaymentId));
  const known = tx.select().from(payments).where(isIt).get();
  if (!known) return false;
  const news = state && {
    refundedAmount: state.refundedAmount,
    isDisputed: state.isDisputed,
    status: statusOf(known.amount, state.refundedAmount),
  };
  tx.update(payments)
    .set({ ...news, providerAccount: account, version: takeRowIds(tx) })
    .where(isIt)
    .run();
  if (state)
    countRefunds(tx, { siteId, account }, state, state.refundedAmount - known.refundedAmount, currency, now);
  return true;
}

/** Adds the row of a payment that is new here. Counts it unless it was counted while its contact was being erased. */
export function addPayment(
  tx: Transaction,
  { siteId, account, contactId }: MirrorTarget,
  purchaseId: number,
  { providerPaymentId, amount, currency, paidAt, state, invoiceId }: PaidPart & { invoiceId?: string },
  now: number,
): void {
  const refundedAmount = state?.refundedAmount ?? 0;
  tx.insert(payments)
    .values({
      contactId,
      purchaseId,
      id: takeRowIds(tx),
      amount,
      currency,
      status: statusOf(amount, refundedAmount),
      providerPaymentId,
      providerAccount: account,
      refundedAmount,
      isDisputed: state?.isDisputed ?? false,
      version: takeRowIds(tx),
      createdAt: paidAt,
    })
    .run();
  const takenOff = dropCounted(tx, { siteId, account, providerId: providerPaymentId ?? invoiceId ?? "" });
  if (takenOff === undefined)
    countRevenue(tx, { siteId, at: paidAt, currency, gross: amount, paymentCount: 1 });
  if (state) countRefunds(tx, { siteId, account }, state, refundedAmount - (takenOff ?? 0), currency, now);
  tx.update(contacts)
    .set({
      isCustomer: true,
      updatedAt: now,
      lastActivityAt: sql`max(${contacts.lastActivityAt}, ${paidAt})`,
    })
    .where(eq(contacts.id, contactId))
    .run();
}

/**
 * Takes new refunds off the totals. Leaves out what was taken off while the contact was being erased, and what the
 * row of a deletion's own refund takes off.
 */
function countRefunds(
  tx: Transaction,
  { siteId, account }: ReadAccount,
  { refunds }: PaymentState,
  amount: number,
  currency: string,
  now: number,
): void {
  const counted = refunds.filter(
    ({ id: providerId, mark, amount, at }) =>
      dropCounted(tx, { siteId, account, providerId }) !== undefined ||
      (mark !== null && confirmRefund(tx, { siteId, mark, amount, at }) !== undefined),
  );
  const refunded = amount - counted.reduce((sum, refund) => sum + refund.amount, 0);
  const [newest] = refunds;
  if (refunded !== 0) countRevenue(tx, { siteId, at: newest?.at ?? now, currency, refunded });
}

/** Adds the purchase of a payment that no subscription explains, and returns the purchase's id. */
export function addPurchase(
  tx: Transaction,
  { siteId, contactId }: MirrorTarget,
  { amount, currency, paidAt: createdAt }: PaidPart,
  name: string,
  now: number,
): number {
  const price = { name, amount, currency, interval: null, intervalCount: 1 };
  const offerId = findOrCreateOffer(tx, siteId, price, now);
  const id = takeRowIds(tx);
  tx.insert(purchases).values({ contactId, id, offerId, kind: "bought", amount, currency, createdAt }).run();
  return id;
}

const statusOf = (amount: number, refundedAmount: number): "paid" | "refunded" =>
  refundedAmount >= amount && amount > 0 ? "refunded" : "paid";
