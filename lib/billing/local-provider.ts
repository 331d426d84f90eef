import { eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { localProviderSubscriptions } from "@/db/schema";
import { write } from "@/db/write";
import { BillingProblem, type BillingProvider } from "./billing-provider";

/** The built-in provider: keeps books of its own and charges nobody. For sites without a payment account. */
export function localProvider(db: Database, now: () => number): BillingProvider {
  const find = (id: string) =>
    db.select().from(localProviderSubscriptions).where(eq(localProviderSubscriptions.id, id)).get();
  return {
    async cancelSubscription(id, key) {
      const subscription = find(id);
      if (!subscription || subscription.status === "canceled") return;
      if (subscription.cancelRefusal) throw new BillingProblem(subscription.cancelRefusal);
      write(db, (tx) => {
        tx.update(localProviderSubscriptions)
          .set({ status: "canceled", canceledAt: now(), lastIdempotencyKey: key })
          .where(eq(localProviderSubscriptions.id, id))
          .run();
      });
    },
    async readSubscription(id) {
      return { status: find(id)?.status ?? "gone" };
    },
    // It charges nobody: beside subscriptions there is nothing to clear, and nothing to pay back.
    clearCustomer: async () => undefined,
    readCustomer: async () => [],
    refundPayment: async () => undefined,
    hasRefunded: async () => true,
  };
}
