import { isNotNull } from "drizzle-orm";
import Stripe from "stripe";
import type { Database } from "@/db/open-database";
import { paymentAccounts, sites } from "@/db/schema";
import { env } from "@/lib/env";
import { openSealed } from "@/lib/sealed";

/**
 * The event in a webhook request and the site it is for: the one whose secret signed it. Undefined when nobody's
 * did, or when the signature is older than Stripe's tolerance of five minutes.
 */
export async function findSignedEvent(
  db: Database,
  body: string,
  signature: string,
): Promise<{ event: Stripe.Event; siteId: number } | undefined> {
  for (const { siteId, secret } of listSecrets(db)) {
    try {
      const event = await Stripe.webhooks.constructEventAsync(body, signature, secret);
      return { event, siteId };
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error;
    }
  }
  return undefined;
}

/** Of every connected account; the instance's own secret is the first site's. */
function listSecrets(db: Database): { siteId: number; secret: string }[] {
  const connected = db
    .select({ siteId: paymentAccounts.siteId, sealed: paymentAccounts.sealedWebhookSecret })
    .from(paymentAccounts)
    .where(isNotNull(paymentAccounts.sealedWebhookSecret))
    .all()
    .map(({ siteId, sealed }) => ({ siteId, secret: openSealed(sealed ?? "") }));
  const instanceSecret = env().STRIPE_WEBHOOK_SECRET;
  const first =
    instanceSecret && db.select({ siteId: sites.id }).from(sites).orderBy(sites.id).limit(1).get();
  return first ? [...connected, { siteId: first.siteId, secret: instanceSecret }] : connected;
}
