import type { Database } from "@/db/open-database";
import type { BillingProviders } from "./billing-provider";
import { localProvider } from "./local-provider";
import { findStripeApi } from "./stripe/stripe-account";
import { stripeProvider } from "./stripe/stripe-provider";

/** The providers of a site: the built-in one always, Stripe when an account is connected. */
export function billingProviders(db: Database, siteId: number, now: () => number): BillingProviders {
  const api = findStripeApi(db, siteId);
  return { local: localProvider(db, now), stripe: api && stripeProvider(api) };
}
