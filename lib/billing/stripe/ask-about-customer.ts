import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import { raiseBillingAlarm } from "../raise-billing-alarm";
import type { ReadAccount } from "./reading";
import type { StripeApi } from "./stripe-api";
import { stripeProvider } from "./stripe-provider";

export interface ErasedCustomer {
  customerId: string;
  erasedAt: number;
}

/**
 * Asks what can still charge a customer of someone erased, and raises an alarm when something of before the erasure
 * does: what is only planned, or has long been there, has no event of its own any more.
 */
export async function askAboutCustomer(
  db: Database,
  api: StripeApi,
  { siteId, account }: ReadAccount,
  { customerId, erasedAt }: ErasedCustomer,
  now: number,
): Promise<"erased" | "alarm"> {
  const customer = await stripeProvider(api).readCustomer(customerId, { madeBefore: erasedAt });
  if (customer.state !== "there" || customer.charges.length === 0) return "erased";
  const shows = customer.charges.join(", ");
  const charge = { siteId, providerAccount: account, providerCustomerId: customerId, erasedAt, shows, now };
  write(db, () => raiseBillingAlarm(db, charge));
  return "alarm";
}
