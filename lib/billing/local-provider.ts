import { eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { localProviderSubscriptions } from "@/db/schema";
import { write } from "@/db/write";
import { BillingProblem, type BillingProvider, type ProviderSubscription } from "./billing-provider";

/** The built-in provider: keeps books of its own and charges nobody. For sites without a payment account. */
export function localProvider(db: Database, now: () => number): BillingProvider {
  const find = (id: string) =>
    db.select().from(localProviderSubscriptions).where(eq(localProviderSubscriptions.id, id)).get();
  return {
    async cancelSubscription(id, idempotencyKey) {
      const subscription = find(id);
      if (!subscription || subscription.status === "canceled") return;
      if (subscription.cancelRefusal) throw new BillingProblem(subscription.cancelRefusal);
      write(db, (tx) => {
        tx.update(localProviderSubscriptions)
          .set({ status: "canceled", canceledAt: now(), lastIdempotencyKey: idempotencyKey })
          .where(eq(localProviderSubscriptions.id, id))
          .run();
      });
    },
    async readSubscription(id): Promise<ProviderSubscription> {
      return { status: find(id)?.status ?? "gone" };
    },
  };
}
