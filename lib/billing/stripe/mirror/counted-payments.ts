import { and, eq } from "drizzle-orm";
import { prepared } from "@/db/prepared";
import { countedPayments } from "@/db/schema";
import type { Transaction } from "@/db/write";
import { providerDigest } from "./provider-digest";

const digestOf = (account: string, providerId: string) =>
  providerDigest("counted-payments", account, providerId);

interface Counted {
  siteId: number;
  account: string;
  /** Of a payment, an invoice or a refund. */
  providerId: string;
}

/**
 * Notes that a payment or refund is in the site's totals although nobody's row says so. False if it was noted
 * before.
 */
export function noteCounted(tx: Transaction, { siteId, account, providerId }: Counted, now: number): boolean {
  const noted = prepared(
    tx,
    "INSERT INTO counted_payments (site_id, digest, counted_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
  ).run(siteId, digestOf(account, providerId), now);
  return noted.changes > 0;
}

/** From now on a row says so: the contact was kept after all. False if it was not noted. */
export function dropCounted(tx: Transaction, { siteId, account, providerId }: Counted): boolean {
  const isIt = and(
    eq(countedPayments.siteId, siteId),
    eq(countedPayments.digest, digestOf(account, providerId)),
  );
  return tx.delete(countedPayments).where(isIt).run().changes > 0;
}

/**
 * Notes what a contact who is about to be erased has paid since `since`, the moment up to which the account was
 * read: an event of it that comes later finds it counted. A payment that Stripe gives no id is known by its invoice.
 * Belongs in the transaction that erases.
 */
export function rememberCountedPayments(
  tx: Transaction,
  contactId: number,
  siteId: number,
  since: number,
  now: number,
): void {
  const paid = prepared<{ providerId: string; account: string }>(
    tx,
    `SELECT provider_payment_id AS providerId, provider_account AS account FROM payments
     WHERE contact_id = @contactId AND created_at > @since AND provider_payment_id IS NOT NULL
       AND provider_account IS NOT NULL
     UNION ALL SELECT provider_invoice_id, provider_account FROM invoices
     WHERE contact_id = @contactId AND status = 'paid' AND provider_account IS NOT NULL AND EXISTS (
       SELECT 1 FROM payments WHERE contact_id = @contactId AND created_at > @since AND provider_payment_id IS NULL)`,
  ).all({ contactId, since });
  for (const { providerId, account } of paid) noteCounted(tx, { siteId, account, providerId }, now);
}
