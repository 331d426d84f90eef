import { and, asc, eq, ne, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { billingCancellations, subscriptions } from "@/db/schema";
import { write } from "@/db/write";
import { BillingProblem, type BillingProvider, type BillingProviders } from "./billing-provider";

export type BillingOutcome = { stopped: true } | { stopped: false; reason: string };

type Cancellation = typeof billingCancellations.$inferSelect;

/**
 * Carries every stored cancellation of a contact to `confirmed`: requested at the provider, then believed only
 * when read back. Each step is a row before it is a call, so it can be repeated after a kill at any moment.
 */
export async function stopBilling(
  db: Database,
  providers: BillingProviders,
  jobId: number,
  contactId: number,
  now: () => number,
): Promise<BillingOutcome> {
  const open = db
    .select()
    .from(billingCancellations)
    .where(
      and(
        eq(billingCancellations.jobId, jobId),
        eq(billingCancellations.contactId, contactId),
        ne(billingCancellations.state, "confirmed"),
      ),
    )
    .orderBy(asc(billingCancellations.id))
    .all();
  const reasons: string[] = [];
  for (const cancellation of open) {
    const reason = await stopOne(db, providers[cancellation.provider], cancellation, now);
    if (reason) reasons.push(reason);
  }
  return reasons.length > 0 ? { stopped: false, reason: [...new Set(reasons)].join(" ") } : { stopped: true };
}

/** Undefined when the subscription provably charges no more, else why that is not so. */
async function stopOne(
  db: Database,
  provider: BillingProvider | undefined,
  cancellation: Cancellation,
  now: () => number,
): Promise<string | undefined> {
  const id = cancellation.providerSubscriptionId;
  if (id === null) throw new Error(`cancellation ${cancellation.id} is open but names no subscription`);
  if (!provider) return hold(db, cancellation, "No payment account is connected for this subscription.");
  recordRequest(db, cancellation, now());
  try {
    await provider.cancelSubscription(id, `farewell-cancel-${cancellation.id}`);
    const { status } = await provider.readSubscription(id);
    if (status === "active") return hold(db, cancellation, "The payment provider still shows it as active.");
  } catch (error) {
    if (error instanceof BillingProblem) return hold(db, cancellation, error.message);
    throw error;
  }
  recordConfirmation(db, cancellation, id, now());
}

function recordRequest(db: Database, cancellation: Cancellation, at: number): void {
  write(db, (tx) => {
    tx.update(billingCancellations)
      .set({
        state: "requested",
        requestedAt: at,
        attemptCount: sql`${billingCancellations.attemptCount} + 1`,
      })
      .where(eq(billingCancellations.id, cancellation.id))
      .run();
  });
}

function recordConfirmation(
  db: Database,
  cancellation: Cancellation,
  subscriptionId: string,
  at: number,
): void {
  write(db, (tx) => {
    tx.update(billingCancellations)
      .set({ state: "confirmed", confirmedAt: at, reason: null })
      .where(eq(billingCancellations.id, cancellation.id))
      .run();
    tx.update(subscriptions)
      .set({ status: "canceled", canceledAt: at, nextChargeAt: null })
      .where(
        and(
          eq(subscriptions.provider, cancellation.provider),
          eq(subscriptions.providerSubscriptionId, subscriptionId),
        ),
      )
      .run();
  });
}

function hold(db: Database, cancellation: Cancellation, reason: string): string {
  write(db, (tx) => {
    tx.update(billingCancellations)
      .set({ state: "needs_attention", reason })
      .where(eq(billingCancellations.id, cancellation.id))
      .run();
  });
  return reason;
}
