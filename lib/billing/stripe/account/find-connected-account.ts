import type { Database } from "@/db/open-database";
import { findPaymentAccount, findStripeKey } from "./stripe-account";
import { triedEnvironmentKey } from "./tried-environment-key";

/**
 * Account and mode of a site's Stripe, without asking it: as its key was last tried. Null when it was not, or when
 * nothing is connected: what was read before may have been read with another key.
 */
export function findConnectedAccount(db: Database, siteId: number): string | null {
  const stored = findPaymentAccount(db, siteId);
  if (stored) return stored.providerAccount;
  const found = findStripeKey(db, siteId);
  if (found.state !== "connected" || !found.isOfEnvironment) return null;
  return triedEnvironmentKey().found?.providerAccount ?? null;
}
