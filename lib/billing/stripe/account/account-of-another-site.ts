import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";

/**
 * Whether another site here has this account and mode: whoever is deleted in the one would stop being billed in the
 * other. A site has it while it is connected to it or was last read from it, and beyond that while it has rows of it.
 */
export function isOfAnotherSite(db: Database, siteId: number, providerAccount: string): boolean {
  return isNamedByAnotherSite(db, siteId, providerAccount) || hasRowsElsewhere(db, siteId, providerAccount);
}

/** An account that was read is its reader's until that site connects another one. */
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

/** Customers and subscriptions, ended ones too: an account can bring them to life again. */
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
