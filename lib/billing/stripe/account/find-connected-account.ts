import type { Database } from "@/db/open-database";
import { findPaymentAccount, findStripeKey } from "./stripe-account";
import { triedEnvironmentKey } from "./tried-environment-key";

/**
 * Returns the account and mode of a site's Stripe as last tried, without asking it. Is null when the key was never
 * tried or nothing is connected; older readings may be of another key.
 */
export function findConnectedAccount(db: Database, siteId: number): string | null {
  const stored = findPaymentAccount(db, siteId);
  if (stored) return stored.providerAccount;
  const found = findStripeKey(db, siteId);
  if (found.state !== "connected" || !found.isOfEnvironment) return null;
  return triedEnvironmentKey().found?.providerAccount ?? null;
}
