import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";

interface LateCharge {
  siteId: number;
  providerAccount: string;
  providerCustomerId: string;
  /** Is the time when the person was erased from the site. */
  erasedAt: number;
  /** Says what the provider shows, such as "1 active subscription". */
  shows: string;
  now: number;
}

/**
 * Puts a customer of an erased person, who can still be charged, under "Needs attention" and makes its recheck due
 * now. Uses the customer's open recheck when there is one.
 */
export function raiseBillingAlarm(tx: Transaction, charge: LateCharge): void {
  const { siteId, providerAccount, providerCustomerId, erasedAt, shows, now } = charge;
  const reason = `Stripe still shows ${shows} from before this person was deleted.`;
  const known = prepared(
    tx,
    `UPDATE billing_rechecks SET state = 'needs_attention', found = 'later', reason = @reason, due_at = @now,
       provider_account = @providerAccount
     WHERE site_id = @siteId AND provider = 'stripe' AND provider_customer_id = @providerCustomerId
       AND (provider_account IS NULL OR provider_account = @providerAccount) AND state <> 'clear'`,
  ).run({ siteId, providerAccount, providerCustomerId, reason, now });
  if (known.changes > 0) return;
  prepared(
    tx,
    `INSERT INTO billing_rechecks (site_id, provider, provider_account, provider_customer_id, erased_at, found, state,
       reason, due_at)
     VALUES (@siteId, 'stripe', @providerAccount, @providerCustomerId, @erasedAt, 'later', 'needs_attention', @reason,
       @now)`,
  ).run({ siteId, providerAccount, providerCustomerId, erasedAt, reason, now });
}

/**
 * Reopens the customer of a contact that is being erased, because something new charges it. The deletion asks about
 * the customer again before it erases.
 */
export function reopenCustomer(tx: Transaction, contactId: number, providerCustomerId: string): void {
  prepared(
    tx,
    `UPDATE billing_cancellations SET state = 'intended', confirmed_at = NULL
     WHERE contact_id = ? AND provider_customer_id = ? AND state = 'confirmed'`,
  ).run(contactId, providerCustomerId);
}
