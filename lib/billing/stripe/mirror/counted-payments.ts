import { and, eq } from "drizzle-orm";
import { prepared } from "@/db/prepared";
import { countedPayments } from "@/db/schema";
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
export function noteCounted(tx: Transaction, { siteId, account, providerId }: Counted, now: number): boolean {
  const noted = prepared(
    tx,
    "INSERT INTO counted_payments (site_id, digest, counted_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
  ).run(siteId, digestOf(tx, account, providerId), now);
  return noted.changes > 0;
}

/**
 * Drops the note because a row shows the amount from now on: the contact was kept after all. Returns false if
 * nothing was noted.
 */
export function dropCounted(tx: Transaction, { siteId, account, providerId }: Counted): boolean {
  const isIt = and(
    eq(countedPayments.siteId, siteId),
    eq(countedPayments.digest, digestOf(tx, account, providerId)),
  );
  return tx.delete(countedPayments).where(isIt).run().changes > 0;
}

/**
 * Notes the payments since `since` of contacts who are about to be erased, so that a later event finds them counted.
 * `contactIds` is a JSON list. `since` is the time up to which the account was read. A payment without an id is noted by its invoice's id.
 */
export function rememberCountedPayments(
  tx: Transaction,
  contactIds: string,
  siteId: number,
  since: number,
  now: number,
): void {
  const paid = prepared<{ providerId: string; account: string }>(
    tx,
    `SELECT provider_payment_id AS providerId, provider_account AS account FROM payments
     WHERE contact_id IN (SELECT value FROM json_each(@contactIds)) AND created_at > @since
       AND provider_payment_id IS NOT NULL AND provider_account IS NOT NULL
     UNION ALL SELECT provider_invoice_id, provider_account FROM invoices AS paid
     WHERE contact_id IN (SELECT value FROM json_each(@contactIds)) AND status = 'paid' AND provider_account IS NOT NULL
       AND EXISTS (SELECT 1 FROM payments WHERE payments.contact_id = paid.contact_id AND payments.created_at > @since
         AND payments.provider_payment_id IS NULL)`,
  ).all({ contactIds, since });
  for (const { providerId, account } of paid) noteCounted(tx, { siteId, account, providerId }, now);
}
