import { desc, eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { stripeReads } from "@/db/schema";
import { findPaymentAccount, findStripeKey } from "./stripe-account";
import { triedEnvironmentKey } from "./tried-environment-key";

/**
 * Account and mode of a site's Stripe, without asking it: as its key was last tried, else as it was last read.
 * Null when neither has happened, or nothing is connected.
 */
export function findConnectedAccount(db: Database, siteId: number): string | null {
  const stored = findPaymentAccount(db, siteId)?.providerAccount;
  if (stored) return stored;
  const found = findStripeKey(db, siteId);
  if (found.state === "none" || found.state === "of_another_site") return null;
  const isOfEnvironment = found.state === "connected" && found.isOfEnvironment;
  const tried = isOfEnvironment ? triedEnvironmentKey().found?.providerAccount : undefined;
  return tried ?? findLastRead(db, siteId);
}

function findLastRead(db: Database, siteId: number): string | null {
  const last = db
    .select({ providerAccount: stripeReads.providerAccount })
    .from(stripeReads)
    .where(eq(stripeReads.siteId, siteId))
    .orderBy(desc(stripeReads.readUntil))
    .limit(1)
    .get();
  return last?.providerAccount ?? null;
}
