import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { paymentAccounts, stripeSyncs } from "@/db/schema";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { env } from "@/lib/env";
import { seal } from "@/lib/sealed";
import { BillingProblem, ProviderUnreachable } from "../billing-provider";
import { findStripeKey } from "./stripe-account";
import { StripeApi } from "./stripe-api";
import { stripeClient } from "./stripe-client";

export const stripeConnection = z.strictObject({
  secretKey: z
    .string()
    .trim()
    .regex(/^(sk|rk)_(test|live)_\w{8,}$/, "a secret or restricted key of Stripe (sk_… or rk_…)"),
  webhookSecret: z
    .string()
    .trim()
    .regex(/^(whsec_\w{8,})?$/, "a signing secret (whsec_…), or nothing")
    .optional(),
});

export type ConnectRefusal = { ok: false; refusal: "key_refused"; reason: string };

/** Finds out by a real call whether the key works, and stores it sealed. A wrong one is refused in Stripe's words. */
export async function connectStripe(
  access: SiteAccess,
  db: Database,
  { secretKey, webhookSecret }: z.infer<typeof stripeConnection>,
  now: number,
): Promise<{ ok: true; accountName: string } | ConnectRefusal> {
  const accountName = await readAccountName(secretKey);
  if (typeof accountName !== "string") return accountName;
  const account = {
    provider: "stripe" as const,
    sealedKey: seal(secretKey),
    keyHint: `${secretKey.slice(0, 8)}…${secretKey.slice(-4)}`,
    accountName,
    sealedWebhookSecret: webhookSecret ? seal(webhookSecret) : null,
    connectedBy: access.userId,
    connectedAt: now,
  };
  write(db, (tx) => {
    tx.insert(paymentAccounts)
      .values({ siteId: access.siteId, ...account })
      .onConflictDoUpdate({ target: paymentAccounts.siteId, set: account })
      .run();
    recordAudit(tx, {
      siteId: access.siteId,
      actorId: access.userId,
      action: "payments_connected",
      counts: {},
      now,
    });
  });
  return { ok: true, accountName };
}

async function readAccountName(secretKey: string): Promise<string | ConnectRefusal> {
  const api = new StripeApi(stripeClient(secretKey, env().STRIPE_API_BASE), {
    retries: 2,
    firstWaitMs: 200,
    longestWaitMs: 1000,
  });
  try {
    const account = await api.call(() => api.stripe.accounts.retrieveCurrent());
    return account?.settings?.dashboard.display_name || account?.id || "Stripe";
  } catch (error) {
    if (error instanceof BillingProblem || error instanceof ProviderUnreachable)
      return { ok: false, refusal: "key_refused", reason: error.message };
    throw error;
  }
}

export type SyncRefusal = { ok: false; refusal: "not_connected" };

/** Queues a reading of the whole account. While one is open, that one is meant. */
export function startSync(
  access: SiteAccess,
  db: Database,
  now: number,
): { ok: true; syncId: number } | SyncRefusal {
  if (!findStripeKey(db, access.siteId)) return { ok: false, refusal: "not_connected" };
  return write(db, (tx) => {
    const open = tx
      .select({ id: stripeSyncs.id })
      .from(stripeSyncs)
      .where(and(eq(stripeSyncs.siteId, access.siteId), inArray(stripeSyncs.status, ["queued", "running"])))
      .get();
    if (open) return { ok: true, syncId: open.id };
    const { id } = tx
      .insert(stripeSyncs)
      .values({
        siteId: access.siteId,
        status: "queued",
        phase: "customers",
        createdBy: access.userId,
        createdAt: now,
      })
      .returning({ id: stripeSyncs.id })
      .get();
    recordAudit(tx, {
      siteId: access.siteId,
      actorId: access.userId,
      action: "sync_started",
      jobId: id,
      counts: {},
      now,
    });
    return { ok: true, syncId: id };
  });
}
