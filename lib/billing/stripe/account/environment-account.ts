import type { Database } from "@/db/open-database";
import { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import { env } from "@/lib/system/env";
import { processSingleton } from "@/lib/system/process-singleton";
import { isOfAnotherSite } from "./account-of-another-site";
import { triedEnvironmentKey } from "./tried-environment-key";

/** Says why the environment's key serves no site. */
export const accountOfAnotherSite =
  "Another site here uses the Stripe account of the key that is set on the server. Connect an account that only this site uses.";

/**
 * Tells whether the environment's key is known to be of another site's account. Returns false until Stripe was
 * asked.
 */
export function isEnvironmentOfAnotherSite(db: Database, siteId: number, key: string): boolean {
  const account = askedAccounts().get(key) ?? triedEnvironmentKey().found?.providerAccount;
  return account != null && isOfAnotherSite(db, siteId, account);
}

const apis = new WeakMap<Database, Map<string, StripeApi>>();

/**
 * Returns the environment's Stripe for a site. It refuses with a reason once the account proves to be another
 * site's.
 */
export function environmentApi(db: Database, siteId: number, key: string): StripeApi {
  const ofDatabase = apis.get(db) ?? new Map<string, StripeApi>();
  apis.set(db, ofDatabase);
  const name = `${siteId} ${key}`;
  const api =
    ofDatabase.get(name) ??
    StripeApi.connect(key, {
      apiBase: env().STRIPE_API_BASE,
      whyRefused: (account) => {
        askedAccounts().set(key, account);
        return isOfAnotherSite(db, siteId, account) ? accountOfAnotherSite : undefined;
      },
    });
  ofDatabase.set(name, api);
  return api;
}

/**
 * Holds the account that Stripe named for each key. The process keeps it, because the environment's key has no row.
 */
function askedAccounts(): Map<string, string> {
  return processSingleton("accounts of the environment's key", () => new Map());
}
