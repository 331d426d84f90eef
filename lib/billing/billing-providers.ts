import type { Database } from "@/db/open-database";
import { env } from "@/lib/env";
import type { BillingProviders } from "./billing-provider";
import { localProvider } from "./local-provider";
import { findStripeKey } from "./stripe/stripe-account";
import { StripeApi } from "./stripe/stripe-api";
import { stripeClient } from "./stripe/stripe-client";
import { stripeProvider } from "./stripe/stripe-provider";

/** The providers of a site: the built-in one always, Stripe when an account is connected. */
export function billingProviders(db: Database, siteId: number, now: () => number): BillingProviders {
  const key = findStripeKey(db, siteId);
  return {
    local: localProvider(db, now),
    stripe: key ? stripeProvider(new StripeApi(stripeClient(key, env().STRIPE_API_BASE))) : undefined,
  };
}
