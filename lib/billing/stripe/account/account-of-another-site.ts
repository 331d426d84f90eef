import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";

/**
 * Tells whether another site here has this account and mode: connected, last read, or in its rows. If two sites
 * shared an account, deleting a person in one would stop their billing in the other.
 */
export function isOfAnotherSite(db: Database, siteId: number, providerAccount: string): boolean {
  return isNamedByAnotherSite(db, siteId, providerAccount) || hasRowsElsewhere(db, siteId, providerAccount);
}

/** Tells whether another site is connected to this account, or has read it and connected no other account since. */
function isNamedByAnotherSite(db: Database, siteId: number, providerAccount: string): boolean {
  const named = preparedValue(
    db,
    `SELECT EXISTS (SELECT 1 FROM payment_accounts WHERE site_id <> @siteId AND provider_account = @providerAccount)
       OR EXISTS (SELECT 1 FROM stripe_reads AS own WHERE site_id <> @siteId AND provider_account = @providerAccount
         AND NOT EXISTS (SELECT 1 FROM payment_accounts AS since WHERE since.site_id = own.site_id
           AND since.provider_account <> @providerAccount))`,
  );
  return named.get({ siteId, providerAccount }) === 1;
}

/**
 * Tells whether another site has customers or subscriptions of this account. Ended ones count, because the account
 * can revive them.
 */
function hasRowsElsewhere(db: Database, siteId: number, providerAccount: string): boolean {
  const found = preparedValue(
    db,
    `SELECT EXISTS (SELECT 1 FROM sites WHERE id <> @siteId) AND (
       EXISTS (SELECT 1 FROM billing_customers AS own CROSS JOIN contacts ON contacts.id = own.contact_id
         WHERE own.provider_account = @providerAccount AND site_id <> @siteId)
       OR EXISTS (SELECT 1 FROM subscriptions AS own CROSS JOIN contacts ON contacts.id = own.contact_id
         WHERE own.provider_account = @providerAccount AND site_id <> @siteId))`,
  );
  return found.get({ siteId, providerAccount }) === 1;
}
