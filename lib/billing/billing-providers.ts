import type { Database } from "@/db/open-database";
import type { BillingProviders } from "./provider/billing-provider";
import { localProvider } from "./provider/local-provider";
import { findStripe, whyNoStripe } from "./stripe/account/stripe-account";
import { stripeProvider } from "./stripe/stop/stripe-provider";

/** Returns the providers of a site: always the built-in one, and Stripe when an account is connected. */
export function billingProviders(db: Database, siteId: number, now: () => number): BillingProviders {
  const local = localProvider(db, now);
  const stripe = findStripe(db, siteId);
  return stripe.state === "connected"
    ? { local, stripe: stripeProvider(stripe.api) }
    : { local, stripe: undefined, whyNoStripe: whyNoStripe[stripe.state] };
}
