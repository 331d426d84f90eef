import { and, asc, desc, eq, inArray, isNull, lte, ne, or, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { billingCancellations } from "@/db/schema";
import { write } from "@/db/write";
import { adoptAccount } from "./adopt-account";
import { markCanceled } from "./confirmed/mark-canceled";
import { payRefunds } from "./pay-refunds";
import { BillingProblem, type BillingProviders } from "./provider/billing-provider";
import { isOfAnotherAccount } from "./provider/is-of-another-account";
import { anotherAccount } from "./provider/unknown-messages";
import { type Cancellation, type Stopped, stopAtProvider } from "./stop-at-provider";

type BillingOutcome = { stopped: true } | { stopped: false; reason: string };

/** Limits how long the reading of a customer counts, because a held contact may buy meanwhile. */
const readingLastsMs = 60_000;

/**
 * Brings every stored cancellation and refund of a contact to `confirmed`. A stop counts only when read back in the
 * account that the row names. A row precedes each call, so a killed run can repeat it. Throws ProviderUnreachable
 * when the provider does not answer.
 */
export async function stopBilling(
  db: Database,
  providers: BillingProviders,
  jobId: number,
  contactId: number,
  now: () => number,
): Promise<BillingOutcome> {
  const reasons: string[] = [];
  for (const cancellation of listOpen(db, jobId, contactId, now())) {
    const reason = await stopOne(db, providers, cancellation, now);
    if (reason) reasons.push(reason);
  }
  if (reasons.length === 0) reasons.push(...(await payRefunds(db, providers, jobId, contactId, now)));
  return reasons.length > 0 ? { stopped: false, reason: [...new Set(reasons)].join(" ") } : { stopped: true };
}

/** Lists subscriptions first, so that nothing new arises after the customer is cleared. */
function listOpen(db: Database, jobId: number, contactId: number, now: number): Cancellation[] {
  const isOldReading = and(
    eq(billingCancellations.kind, "customer"),
    isNull(billingCancellations.vouchedBy),
    lte(billingCancellations.confirmedAt, now - readingLastsMs),
  );
  return db
    .select()
    .from(billingCancellations)
    .where(
      and(
        eq(billingCancellations.jobId, jobId),
        eq(billingCancellations.contactId, contactId),
        or(ne(billingCancellations.state, "confirmed"), isOldReading),
      ),
    )
    .orderBy(desc(billingCancellations.kind), asc(billingCancellations.id))
    .all();
}

/** Returns undefined when the provider proves that the subscription or customer charges no more, else the reason. */
async function stopOne(
  db: Database,
  providers: BillingProviders,
  cancellation: Cancellation,
  now: () => number,
): Promise<string | undefined> {
  const provider = providers[cancellation.provider];
  if (!provider)
    return hold(
      db,
      cancellation,
      providers.whyNoStripe ?? "No payment account is connected for this subscription.",
    );
  try {
    const account = await provider.account();
    if (isOfAnotherAccount(cancellation, account))
      return hold(db, cancellation, anotherAccount(cancellation.providerAccount, account));
    const attempt = recordRequest(db, cancellation, now());
    const stopped = await stopAtProvider(
      db,
      provider,
      { ...cancellation, attemptCount: attempt },
      account,
      now,
    );
    if (typeof stopped === "string") return hold(db, cancellation, stopped);
    recordConfirmation(db, cancellation, { account, ...stopped }, now());
  } catch (error) {
    if (error instanceof BillingProblem) return hold(db, cancellation, error.message);
    throw error;
  }
}

/** Returns the number of the try, which is part of its idempotency keys. */
function recordRequest(db: Database, cancellation: Cancellation, at: number): number {
  return write(db, (tx) => {
    const { attemptCount } = tx
      .update(billingCancellations)
      .set({
        state: "requested",
        requestedAt: at,
        confirmedAt: null,
        attemptCount: sql`${billingCancellations.attemptCount} + 1`,
      })
      .where(eq(billingCancellations.id, cancellation.id))
      .returning({ attemptCount: billingCancellations.attemptCount })
      .get();
    return attemptCount;
  });
}

function recordConfirmation(
  db: Database,
  cancellation: Cancellation,
  { account, subscriptions, isCustomerDeleted }: Stopped & { account: string },
  at: number,
): void {
  const { id, jobId, provider, contactId, providerSubscriptionId, providerCustomerId } = cancellation;
  write(db, (tx) => {
    tx.update(billingCancellations)
      .set({
        state: "confirmed",
        confirmedAt: at,
        reason: null,
        ...(provider !== "local" && { providerAccount: account }),
        ...(isCustomerDeleted && { customerDeletedAt: at }),
      })
      .where(eq(billingCancellations.id, id))
      .run();
    const isStoppedWithIt = and(
      eq(billingCancellations.jobId, jobId),
      eq(billingCancellations.contactId, contactId),
      eq(billingCancellations.provider, provider),
      inArray(billingCancellations.providerSubscriptionId, subscriptions),
    );
    tx.update(billingCancellations)
      .set({ state: "confirmed", confirmedAt: at, reason: null })
      .where(isStoppedWithIt)
      .run();
    for (const subscription of subscriptions) markCanceled(tx, provider, subscription, at);
    if (provider !== "local")
      adoptAccount(tx, contactId, { providerSubscriptionId, providerCustomerId }, account);
    if (providerSubscriptionId !== null) markCanceled(tx, provider, providerSubscriptionId, at);
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
