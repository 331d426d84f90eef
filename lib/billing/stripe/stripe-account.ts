import { eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { paymentAccounts } from "@/db/schema";
import { env } from "@/lib/env";
import { openSealed } from "@/lib/sealed";

/** The key of the account a site has connected, or else the instance's own; undefined when there is neither. */
export function findStripeKey(db: Database, siteId: number): string | undefined {
  const account = findAccount(db, siteId);
  return account ? openSealed(account.sealedKey) : env().STRIPE_SECRET_KEY;
}

/** What signs the webhooks of a site's account. */
export function findWebhookSecret(db: Database, siteId: number): string | undefined {
  const account = findAccount(db, siteId);
  if (!account) return env().STRIPE_WEBHOOK_SECRET;
  return account.sealedWebhookSecret ? openSealed(account.sealedWebhookSecret) : undefined;
}

function findAccount(db: Database, siteId: number) {
  return db.select().from(paymentAccounts).where(eq(paymentAccounts.siteId, siteId)).get();
}
