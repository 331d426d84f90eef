import { eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { paymentAccounts } from "@/db/schema";
import { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import { tryDecryptSetting } from "@/lib/system/encrypt-setting";
import { env } from "@/lib/system/env";
import { accountOfAnotherSite, environmentApi, isEnvironmentOfAnotherSite } from "./environment-account";
import { findEnvironmentSite } from "./environment-site";

/**
 * Says whether a site's Stripe can be used. `unreadable`: this instance's secret does not decrypt the stored key, so
 * Stripe must be connected again. `of_another_site`: the environment's key is of an account that another site has.
 */
type FoundStripe =
  | { state: "connected"; api: StripeApi }
  | { state: "none" }
  | { state: "unreadable" }
  | { state: "of_another_site" };

/** Says why a site's payment account cannot be asked, in words that an owner understands. */
export const whyNoStripe = {
  none: "Stripe is not connected. Connect Stripe.",
  unreadable: "The stored Stripe key cannot be opened. Connect Stripe again.",
  of_another_site: accountOfAnotherSite,
} as const;

type FoundKey =
  | { state: "connected"; key: string; isOfEnvironment: boolean }
  | Exclude<FoundStripe, { state: "connected" }>;

/**
 * Returns the site's Stripe, one client per key so that all its calls share one pace. Never throws because of a key.
 */
export function findStripe(db: Database, siteId: number): FoundStripe {
  const found = findStripeKey(db, siteId);
  if (found.state !== "connected") return found;
  const { key, isOfEnvironment } = found;
  return { state: "connected", api: isOfEnvironment ? environmentApi(db, siteId, key) : apiOf(key) };
}

/** Returns the site's Stripe as `findStripe` does, for callers that do not say why there is none. */
export function findStripeApi(db: Database, siteId: number): StripeApi | undefined {
  const found = findStripe(db, siteId);
  return found.state === "connected" ? found.api : undefined;
}

/** Returns the key of the site's connected account, else the environment's key when it serves this site. */
export function findStripeKey(db: Database, siteId: number): FoundKey {
  const account = findPaymentAccount(db, siteId);
  if (account) {
    const key = tryDecryptSetting(account.encryptedKey);
    return key === undefined ? { state: "unreadable" } : { state: "connected", key, isOfEnvironment: false };
  }
  const key = env().STRIPE_SECRET_KEY;
  if (key === undefined || findEnvironmentSite(db) !== siteId) return { state: "none" };
  if (isEnvironmentOfAnotherSite(db, siteId, key)) return { state: "of_another_site" };
  return { state: "connected", key, isOfEnvironment: true };
}

export function findPaymentAccount(db: Database, siteId: number) {
  return db.select().from(paymentAccounts).where(eq(paymentAccounts.siteId, siteId)).get();
}

/**
 * Caches the clients per module and not per process: pages and worker are bundled separately, and an error class of
 * one bundle fails `instanceof` in the other.
 */
const apis = new Map<string, StripeApi>();

function apiOf(key: string): StripeApi {
  const api = apis.get(key) ?? StripeApi.connect(key, { apiBase: env().STRIPE_API_BASE });
  apis.set(key, api);
  return api;
}
