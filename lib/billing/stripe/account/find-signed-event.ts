import Stripe from "stripe";
import type { Database } from "@/db/open-database";
import { paymentAccounts } from "@/db/schema";
import { tryDecryptSetting } from "@/lib/system/encrypt-setting";
import { env } from "@/lib/system/env";
import { findEnvironmentSite } from "./environment-site";

interface SigningSecret {
  siteId: number;
  secret: string;
}

/**
 * Returns what a webhook holds, `undefined` for what is no JSON, and the site whose secret signed it. Returns undefined when no secret did, or when the
 * signature is older than Stripe's tolerance of five minutes.
 */
export async function findSignedEvent(
  secrets: SigningSecret[],
  body: string,
  signature: string,
): Promise<{ event: unknown; siteId: number } | undefined> {
  for (const { siteId, secret } of secrets) {
    try {
      const event = await Stripe.webhooks.constructEventAsync(body, signature, secret);
      return { event, siteId };
    } catch (error) {
      // The signature is looked at first.
      if (error instanceof SyntaxError) return { event: undefined, siteId };
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error;
    }
  }
  return undefined;
}

/** Lists the secrets of connected accounts that can be decrypted, and the environment's own for the site it serves. */
export function listSigningSecrets(db: Database): SigningSecret[] {
  const secrets = db
    .select({ siteId: paymentAccounts.siteId, sealed: paymentAccounts.encryptedWebhookSecret })
    .from(paymentAccounts)
    .all()
    .map(({ siteId, sealed }) => ({
      siteId,
      secret: sealed === null ? undefined : tryDecryptSetting(sealed),
    }));
  const ofEnvironment = findEnvironmentSite(db);
  if (ofEnvironment !== undefined)
    secrets.push({ siteId: ofEnvironment, secret: env().STRIPE_WEBHOOK_SECRET });
  return secrets.flatMap(({ siteId, secret }) => (secret === undefined ? [] : [{ siteId, secret }]));
}
