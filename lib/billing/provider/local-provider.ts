import { eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { localProviderSubscriptions } from "@/db/schema";
import { write } from "@/db/write";
import { BillingProblem, type BillingProvider } from "./billing-provider";

/** Returns the built-in provider for sites without a payment account. It keeps its own books and charges nobody. */
export function localProvider(db: Database, now: () => number): BillingProvider {
  const find = (id: string) =>
    db.select().from(localProviderSubscriptions).where(eq(localProviderSubscriptions.id, id)).get();
  return {
    account: async () => "local",
    isAnswering: async () => true,
    async cancelSubscription(id) {
      const subscription = find(id);
      if (!subscription || subscription.status === "canceled") return;
      if (subscription.cancelRefusal) throw new BillingProblem(subscription.cancelRefusal);
      write(db, (tx) => {
        tx.update(localProviderSubscriptions)
          .set({ status: "canceled", canceledAt: now() })
          .where(eq(localProviderSubscriptions.id, id))
          .run();
      });
    },
    // Its own books are the only ones, so a subscription that is not in them charges nobody.
    async readSubscription(id) {
      return find(id)?.status ?? "canceled";
    },
    // It charges nobody, so apart from subscriptions there is nothing to clear and nothing to pay back.
    readCustomer: async () => ({ state: "there", charges: [], subscriptions: [] }),
    clearCustomer: async () => undefined,
    deleteCustomer: async () => undefined,
    refundPayment: async () => undefined,
    hasRefunded: async () => true,
  };
}
