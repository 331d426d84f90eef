import { prepared, preparedValue } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { providerDigest } from "./provider-digest";

const digestOf = (tx: Transaction, account: string, providerId: string) =>
  providerDigest(tx, "counted-payments", { account, providerId });

interface Counted {
  siteId: number;
  account: string;
  /** Is the id of a payment, an invoice or a refund. */
  providerId: string;
}

/**
 * Notes that a payment or refund is in the site's totals although no row shows it. Returns false if it was noted
 * before.
 */
export function noteCounted(
  tx: Transaction,
  { siteId, account, providerId }: Counted,
  now: number,
  refundedAmount = 0,
): boolean {
  const noted = prepared(
    tx,
    `INSERT INTO counted_payments (site_id, digest, counted_at, refunded_amount) VALUES (?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  ).run(siteId, digestOf(tx, account, providerId), now, refundedAmount);
  return noted.changes > 0;
}

/** Returns how much of a payment had been paid back, and taken off, when its row went. */
export function findCountedRefunds(tx: Transaction, { siteId, account, providerId }: Counted): number {
  const noted = preparedValue<number>(
    tx,
    "SELECT refunded_amount FROM counted_payments WHERE site_id = ? AND digest = ?",
  ).get(siteId, digestOf(tx, account, providerId));
  return noted ?? 0;
}

/**
 * Drops the note because a row shows the amount from now on: the contact was kept after all. Returns what
 * of it had been taken off as paid back; undefined if nothing was noted.
 */
export function dropCounted(tx: Transaction, { siteId, account, providerId }: Counted): number | undefined {
  return preparedValue<number>(
    tx,
    "DELETE FROM counted_payments WHERE site_id = ? AND digest = ? RETURNING refunded_amount",
  ).get(siteId, digestOf(tx, account, providerId));
}

/**
 * Notes the payments since `since` of contacts who are about to be erased, and what of any was paid back, so that a
 * later event finds them counted. `contactIds` is a JSON list. `since` is the time up to which the account was read. A
 * payment without an id is noted by its invoice's id.
 */
export function rememberCountedPayments(
  tx: Transaction,
  contactIds: string,
  siteId: number,
  since: number,
  now: number,
): void {
  const paid = prepared<{ providerId: string; account: string; refundedAmount: number }>(
    tx,
    `SELECT provider_payment_id AS providerId, provider_account AS account, refunded_amount AS refundedAmount
     FROM payments WHERE contact_id IN (SELECT value FROM json_each(@contactIds))
       AND (created_at > @since OR refunded_amount > 0)
       AND provider_payment_id IS NOT NULL AND provider_account IS NOT NULL
     UNION ALL SELECT provider_invoice_id, provider_account, 0 FROM invoices AS paid
     WHERE contact_id IN (SELECT value FROM json_each(@contactIds)) AND status = 'paid' AND provider_account IS NOT NULL
       AND EXISTS (SELECT 1 FROM payments WHERE payments.contact_id = paid.contact_id AND payments.created_at > @since
         AND payments.provider_payment_id IS NULL)`,
  ).all({ contactIds, since });
  for (const { providerId, account, refundedAmount } of paid)
    noteCounted(tx, { siteId, account, providerId }, now, refundedAmount);
}
