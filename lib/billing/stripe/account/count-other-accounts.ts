import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";

/** Who would be held, because an account that is not the connected one bills them. */
export interface OtherAccountCount {
  contactCount: number;
  subscriptionCount: number;
}

/** A contact's live subscriptions at Stripe, and its customers there, each with the account that knows it. */
const billedSql = `
  SELECT own.contact_id, own.provider_account, own.provider_subscription_id
  FROM subscriptions AS own CROSS JOIN contacts ON contacts.id = own.contact_id
  WHERE site_id = @siteId AND own.provider = 'stripe' AND own.status <> 'canceled'
  UNION ALL
  SELECT own.contact_id, own.provider_account, NULL
  FROM billing_customers AS own CROSS JOIN contacts ON contacts.id = own.contact_id
  WHERE site_id = @siteId AND own.provider = 'stripe' AND own.deleted_at IS NULL`;

/** Counts the contacts of a site that are billed in another account, and their live subscriptions there. */
export function countOtherAccounts(
  db: Database,
  siteId: number,
  providerAccount: string,
): OtherAccountCount & { providerAccount: string | null } {
  return prepared<OtherAccountCount & { providerAccount: string | null }>(
    db,
    `SELECT count(DISTINCT contact_id) AS contactCount, count(provider_subscription_id) AS subscriptionCount,
       min(provider_account) AS providerAccount
     FROM (${billedSql}) WHERE provider_account <> @providerAccount`,
  ).one({ siteId, providerAccount });
}

/** The same for rows of before, of which no account is known. */
export function countWithoutAccount(db: Database, siteId: number): OtherAccountCount {
  return prepared<OtherAccountCount>(
    db,
    `SELECT count(DISTINCT contact_id) AS contactCount, count(provider_subscription_id) AS subscriptionCount
     FROM (${billedSql}) WHERE provider_account IS NULL`,
  ).one({ siteId });
}

/** Some customers of rows of before: whether an account knows one of them tells whether they are its own. */
export function listCustomersWithoutAccount(db: Database, siteId: number, most: number): string[] {
  return preparedValue<string>(
    db,
    `SELECT provider_customer_id FROM billing_customers AS own CROSS JOIN contacts ON contacts.id = own.contact_id
     WHERE site_id = @siteId AND own.provider = 'stripe' AND own.deleted_at IS NULL AND own.provider_account IS NULL
     ORDER BY own.created_at DESC LIMIT @most`,
  ).all({ siteId, most });
}
