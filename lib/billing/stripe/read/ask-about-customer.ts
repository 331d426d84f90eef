import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { raiseBillingAlarm } from "@/lib/billing/recheck/raise-billing-alarm";
import type { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import type { ReadAccount } from "@/lib/billing/stripe/mirror/reading";
import { stripeProvider } from "@/lib/billing/stripe/stop/stripe-provider";

export interface ErasedCustomer {
  customerId: string;
  erasedAt: number;
}

/**
 * Asks Stripe what can still charge an erased customer, and raises an alarm for anything from before the erasure: a
 * planned or old item gets no event of its own. Skips a customer whose recheck is still due.
 */
export async function askAboutCustomer(
  db: Database,
  api: StripeApi,
  { siteId, account }: ReadAccount,
  { customerId, erasedAt }: ErasedCustomer,
  now: number,
): Promise<"erased" | "alarm"> {
  if (isToBeAsked(db, siteId, customerId)) return "erased";
  const customer = await stripeProvider(api).readCustomer(customerId, { madeBefore: erasedAt });
  if (customer.state !== "there" || customer.charges.length === 0) return "erased";
  const shows = customer.charges.join(", ");
  const charge = { siteId, providerAccount: account, providerCustomerId: customerId, erasedAt, shows, now };
  write(db, (tx) => raiseBillingAlarm(tx, charge));
  return "alarm";
}

function isToBeAsked(db: Database, siteId: number, customerId: string): boolean {
  const found = prepared(
    db,
    `SELECT 1 FROM billing_rechecks WHERE provider = 'stripe' AND provider_customer_id = ? AND site_id = ?
       AND state = 'due' LIMIT 1`,
  );
  return found.get(customerId, siteId) !== undefined;
}
