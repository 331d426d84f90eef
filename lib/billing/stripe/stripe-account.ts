import { eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { paymentAccounts } from "@/db/schema";
import { env } from "@/lib/env";
import { onceAProcess } from "@/lib/once-a-process";
import { openSealed } from "@/lib/sealed";
import { StripeApi } from "./stripe-api";
import { stripeClient } from "./stripe-client";

/** The key of the account a site has connected, or else the instance's own; undefined when there is neither. */
export function findStripeKey(db: Database, siteId: number): string | undefined {
  const account = findAccount(db, siteId);
  return account ? openSealed(account.sealedKey) : env().STRIPE_SECRET_KEY;
}

/** The site's Stripe, one a key and process so that all its calls keep one pace; undefined when not connected. */
export function findStripeApi(db: Database, siteId: number): StripeApi | undefined {
  const key = findStripeKey(db, siteId);
  if (!key) return undefined;
  const apis = onceAProcess("stripe", () => new Map<string, StripeApi>());
  const api = apis.get(key) ?? new StripeApi(stripeClient(key, env().STRIPE_API_BASE));
  apis.set(key, api);
  return api;
}

function findAccount(db: Database, siteId: number) {
  return db.select().from(paymentAccounts).where(eq(paymentAccounts.siteId, siteId)).get();
}
