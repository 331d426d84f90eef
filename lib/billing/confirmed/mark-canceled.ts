import { and, eq } from "drizzle-orm";
import { takeRowIds } from "@/db/row-ids";
import { subscriptions } from "@/db/schema";
import type { Transaction } from "@/db/write";
import type { ProviderName } from "@/lib/billing/provider/billing-provider";
import { endAccess } from "./end-access";

/** Marks a subscription as canceled once the provider has confirmed it, and ends the access that it gave. */
export function markCanceled(tx: Transaction, provider: ProviderName, providerId: string, at: number): void {
  const canceled = tx
    .update(subscriptions)
    .set({ status: "canceled", canceledAt: at, nextChargeAt: null, endsAt: null, version: takeRowIds(tx) })
    .where(and(eq(subscriptions.provider, provider), eq(subscriptions.providerSubscriptionId, providerId)))
    .returning({ contactId: subscriptions.contactId, purchaseId: subscriptions.purchaseId })
    .all();
  for (const { contactId, purchaseId } of canceled) endAccess(tx, contactId, purchaseId, at);
}
