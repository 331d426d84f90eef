import { and, eq, isNull } from "drizzle-orm";
import { billingCustomers, subscriptions } from "@/db/schema";
import type { Transaction } from "@/db/write";

/**
 * Stores the account and mode on older rows that name none, once a read of that very object in that account
 * succeeded.
 */
export function adoptAccount(
  tx: Transaction,
  contactId: number,
  read: { providerSubscriptionId: string | null; providerCustomerId: string | null },
  providerAccount: string,
): void {
  if (read.providerCustomerId !== null)
    tx.update(billingCustomers)
      .set({ providerAccount })
      .where(
        and(
          eq(billingCustomers.contactId, contactId),
          eq(billingCustomers.provider, "stripe"),
          eq(billingCustomers.providerCustomerId, read.providerCustomerId),
          isNull(billingCustomers.providerAccount),
        ),
      )
      .run();
  if (read.providerSubscriptionId !== null)
    tx.update(subscriptions)
      .set({ providerAccount })
      .where(
        and(
          eq(subscriptions.contactId, contactId),
          eq(subscriptions.provider, "stripe"),
          eq(subscriptions.providerSubscriptionId, read.providerSubscriptionId),
          isNull(subscriptions.providerAccount),
        ),
      )
      .run();
}
