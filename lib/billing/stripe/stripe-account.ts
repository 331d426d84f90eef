import { eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { paymentAccounts } from "@/db/schema";
import { env } from "@/lib/env";
import { onceAProcess } from "@/lib/once-a-process";
import { tryOpenSealed } from "@/lib/sealed";
import { findEnvironmentSite } from "./environment-site";
import { StripeApi } from "./stripe-api";
import { stripeClient } from "./stripe-client";

/** `unreadable`: a key is stored that this instance's secret does not open; Stripe has to be connected again. */
export type FoundStripe =
  | { state: "connected"; api: StripeApi }
  | { state: "none" }
  | { state: "unreadable" };

export type FoundKey =
  | { state: "connected"; key: string; isOfEnvironment: boolean }
  | { state: "none" }
  | { state: "unreadable" };

/** The site's Stripe, one a key and process so that all its calls keep one pace. Never throws for a key. */
export function findStripe(db: Database, siteId: number): FoundStripe {
  const found = findStripeKey(db, siteId);
  return found.state === "connected" ? { state: "connected", api: apiOf(found.key) } : found;
}

/** As `findStripe`, for who does not tell why there is none. */
export function findStripeApi(db: Database, siteId: number): StripeApi | undefined {
  const found = findStripe(db, siteId);
  return found.state === "connected" ? found.api : undefined;
}

/** The key of the account that a site has connected, or else the environment's when that serves this site. */
export function findStripeKey(db: Database, siteId: number): FoundKey {
  const account = findPaymentAccount(db, siteId);
  if (account) {
    const key = tryOpenSealed(account.sealedKey);
    return key === undefined ? { state: "unreadable" } : { state: "connected", key, isOfEnvironment: false };
  }
  const key = env().STRIPE_SECRET_KEY;
  if (key === undefined || findEnvironmentSite(db) !== siteId) return { state: "none" };
  return { state: "connected", key, isOfEnvironment: true };
}

export function findPaymentAccount(db: Database, siteId: number) {
  return db.select().from(paymentAccounts).where(eq(paymentAccounts.siteId, siteId)).get();
}

function apiOf(key: string): StripeApi {
  const apis = onceAProcess("stripe", () => new Map<string, StripeApi>());
  const api = apis.get(key) ?? new StripeApi(stripeClient(key, env().STRIPE_API_BASE));
  apis.set(key, api);
  return api;
}
