import { and, asc, desc, eq, ne, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { billingCancellations, subscriptions } from "@/db/schema";
import { type Transaction, write } from "@/db/write";
import {
  BillingProblem,
  type BillingProvider,
  type BillingProviders,
  type ProviderName,
} from "./billing-provider";
import { payRefunds } from "./pay-refunds";

export type BillingOutcome = { stopped: true } | { stopped: false; reason: string };

/** A customer is cleared a page of the provider's lists at a time. */
const clearingRounds = 10;

type Cancellation = typeof billingCancellations.$inferSelect;

/**
 * Carries every stored cancellation and refund of a contact to `confirmed`: requested at the provider, then
 * believed only when read back. Each step is a row before it is a call, so it can be repeated after a kill at
 * any moment. Throws ProviderUnreachable when the provider does not answer.
 */
export async function stopBilling(
  db: Database,
  providers: BillingProviders,
  jobId: number,
  contactId: number,
  now: () => number,
): Promise<BillingOutcome> {
  const reasons: string[] = [];
  for (const cancellation of listOpen(db, jobId, contactId)) {
    const reason = await stopOne(db, providers[cancellation.provider], cancellation, now);
    if (reason) reasons.push(reason);
  }
  if (reasons.length === 0) reasons.push(...(await payRefunds(db, providers, jobId, contactId, now)));
  return reasons.length > 0 ? { stopped: false, reason: [...new Set(reasons)].join(" ") } : { stopped: true };
}

/** Subscriptions first: what is left for the customer to be cleared of is then final. */
function listOpen(db: Database, jobId: number, contactId: number): Cancellation[] {
  return db
    .select()
    .from(billingCancellations)
    .where(
      and(
        eq(billingCancellations.jobId, jobId),
        eq(billingCancellations.contactId, contactId),
        ne(billingCancellations.state, "confirmed"),
      ),
    )
    .orderBy(desc(billingCancellations.kind), asc(billingCancellations.id))
    .all();
}

/** Undefined when nothing of it provably charges any more, else why that is not so. */
async function stopOne(
  db: Database,
  provider: BillingProvider | undefined,
  cancellation: Cancellation,
  now: () => number,
): Promise<string | undefined> {
  if (!provider) return hold(db, cancellation, "No payment account is connected for this subscription.");
  recordRequest(db, cancellation, now());
  try {
    const left = await stopAtProvider(provider, cancellation);
    if (left) return hold(db, cancellation, left);
  } catch (error) {
    if (error instanceof BillingProblem) return hold(db, cancellation, error.message);
    throw error;
  }
  recordConfirmation(db, cancellation, now());
}

/** What still charges when the provider is asked afterwards; empty when nothing does. */
async function stopAtProvider(provider: BillingProvider, cancellation: Cancellation): Promise<string> {
  const { id, providerSubscriptionId, providerCustomerId } = cancellation;
  const key = `farewell-cancel-${id}`;
  if (providerSubscriptionId !== null) {
    await provider.cancelSubscription(providerSubscriptionId, key);
    const { status } = await provider.readSubscription(providerSubscriptionId);
    return status === "active" ? "The payment provider still shows the subscription as active." : "";
  }
  if (providerCustomerId === null) throw new Error(`cancellation ${id} is open but names nothing to stop`);
  for (let round = 1; ; round += 1) {
    const left = await provider.readCustomer(providerCustomerId);
    if (left.length === 0) return "";
    if (round > clearingRounds) return `The payment provider still shows ${left.join(", ")}.`;
    await provider.clearCustomer(providerCustomerId, key);
  }
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

function recordConfirmation(db: Database, cancellation: Cancellation, at: number): void {
  write(db, (tx) => {
    tx.update(billingCancellations)
      .set({ state: "confirmed", confirmedAt: at, reason: null })
      .where(eq(billingCancellations.id, cancellation.id))
      .run();
    if (cancellation.providerSubscriptionId !== null)
      markCanceled(tx, cancellation.provider, cancellation.providerSubscriptionId, at);
  });
}

/** What the provider has confirmed: this subscription charges no more. */
export function markCanceled(tx: Transaction, provider: ProviderName, providerId: string, at: number): void {
  tx.update(subscriptions)
    .set({ status: "canceled", canceledAt: at, nextChargeAt: null })
    .where(and(eq(subscriptions.provider, provider), eq(subscriptions.providerSubscriptionId, providerId)))
    .run();
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
