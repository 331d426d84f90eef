import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";

/** Counts contacts who would be held, because another account than the connected one bills them. */
export interface OtherAccountCount {
  contactCount: number;
  subscriptionCount: number;
}

/** Selects live subscriptions at Stripe and customers there, each with the account that knows it. */
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

/** Counts the same in older rows that name no account. */
export function countWithoutAccount(db: Database, siteId: number): OtherAccountCount {
  return prepared<OtherAccountCount>(
    db,
    `SELECT count(DISTINCT contact_id) AS contactCount, count(provider_subscription_id) AS subscriptionCount
     FROM (${billedSql}) WHERE provider_account IS NULL`,
  ).one({ siteId });
}

/** Lists some customers of older rows that name no account. An account that knows one of them is theirs. */
export function listCustomersWithoutAccount(db: Database, siteId: number, most: number): string[] {
  return preparedValue<string>(
    db,
    `SELECT provider_customer_id FROM billing_customers AS own CROSS JOIN contacts ON contacts.id = own.contact_id
     WHERE site_id = @siteId AND own.provider = 'stripe' AND own.deleted_at IS NULL AND own.provider_account IS NULL
     ORDER BY own.created_at DESC LIMIT @most`,
  ).all({ siteId, most });
}
