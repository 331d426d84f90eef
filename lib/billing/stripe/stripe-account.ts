import { eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { paymentAccounts } from "@/db/schema";
import { env } from "@/lib/env";
import { onceAProcess } from "@/lib/once-a-process";
import { openSealed } from "@/lib/sealed";
import { StripeApi } from "./stripe-api";

export type SiteStripe = { state: "connected"; api: StripeApi } | { state: "none" } | { state: "unreadable" };

export const whyNoStripe = {
  none: "Stripe is not connected. Connect Stripe.",
  unreadable: "The stored Stripe key cannot be opened. Connect Stripe again.",
} as const;

/** The key of the account a site has connected, or else the instance's own; undefined when there is neither. */
export function findStripeKey(db: Database, siteId: number): string | undefined {
  const account = findAccount(db, siteId);
  return account ? openSealed(account.sealedKey) : env().STRIPE_SECRET_KEY;
}

/** The site's Stripe, one a key and process so that all its calls keep one pace. */
export function findStripe(db: Database, siteId: number): SiteStripe {
  const key = findStripeKey(db, siteId);
  if (!key) return { state: "none" };
  const apis = onceAProcess("stripe", () => new Map<string, StripeApi>());
  const api = apis.get(key) ?? StripeApi.connect(key, { apiBase: env().STRIPE_API_BASE });
  apis.set(key, api);
  return { state: "connected", api };
}

export function findStripeApi(db: Database, siteId: number): StripeApi | undefined {
  const stripe = findStripe(db, siteId);
  return stripe.state === "connected" ? stripe.api : undefined;
}

function findAccount(db: Database, siteId: number) {
  return db.select().from(paymentAccounts).where(eq(paymentAccounts.siteId, siteId)).get();
}
