import { asc } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { sites } from "@/db/schema";
import { type Environment, env } from "@/lib/system/env";

/** Finds the site that the environment's key and webhook secret serve; undefined when that is not exactly one site. */
export function findEnvironmentSite(db: Database): number | undefined {
  const named = env().STRIPE_SITE;
  if (named !== undefined) return named;
  const [first, second] = db.select({ id: sites.id }).from(sites).orderBy(asc(sites.id)).limit(2).all();
  return second ? undefined : first?.id;
}

type StripeSettings = Pick<Environment, "STRIPE_SECRET_KEY" | "STRIPE_WEBHOOK_SECRET" | "STRIPE_SITE">;

/**
 * Throws when it is not certain which site the environment's Stripe serves: deleting in one site would stop billing
 * in another's account. An instance without sites may name one in advance.
 */
export function requireEnvironmentSite(db: Database, settings: StripeSettings): void {
  const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_SITE } = settings;
  const known = db.select({ id: sites.id, name: sites.name }).from(sites).orderBy(asc(sites.id)).all();
  const list = known.map(({ id, name }) => `${id} (${name})`).join(", ");
  if (known.length === 0) return;
  if (STRIPE_SITE !== undefined && !known.some(({ id }) => id === STRIPE_SITE))
    throw new Error(`STRIPE_SITE must be the number of a site of this instance: ${list}.`);
  const isSet = STRIPE_SECRET_KEY !== undefined || STRIPE_WEBHOOK_SECRET !== undefined;
  if (isSet && STRIPE_SITE === undefined && known.length > 1)
    throw new Error(
      `STRIPE_SITE must say which site the Stripe key and webhook secret of the environment serve, because there are several: ${list}.`,
    );
}
