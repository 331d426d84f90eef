import { and, asc, desc, eq, isNull, lte, ne, or, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { billingCancellations, billingCustomers, deletionJobs, subscriptions } from "@/db/schema";
import { type Transaction, write } from "@/db/write";
import { adoptAccount } from "./adopt-account";
import {
  BillingProblem,
  type BillingProvider,
  type BillingProviders,
  type ProviderName,
} from "./billing-provider";
import { payRefunds } from "./pay-refunds";
import { endAccess } from "./stripe/end-access";
import { anotherAccount, unknownCustomer, unknownSubscription } from "./unknown-sentences";

export type BillingOutcome = { stopped: true } | { stopped: false; reason: string };

/** What is cleared can bring forth something new, such as the invoice of a subscription: then it is cleared again. */
const clearingRounds = 10;
/** What was read of a customer is good for so long: someone who is held for days may buy meanwhile. */
const readingLastsMs = 60_000;

type Cancellation = typeof billingCancellations.$inferSelect;

/**
 * Carries every stored cancellation and refund of a contact to `confirmed`: requested at the provider, then
 * believed only when read back in the account that the row names. Each step is a row before it is a call, so it can
 * be repeated after a kill at any moment. Throws ProviderUnreachable when the provider does not answer.
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

/** Subscriptions first: what is left for the customer to be cleared of is then final. */
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

/** Undefined when nothing of it provably charges any more, else why that is not so. */
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
    const of = cancellation.provider === "local" ? account : cancellation.providerAccount;
    if (of !== null && of !== account) return hold(db, cancellation, anotherAccount(of, account));
    const attempt = recordRequest(db, cancellation, now());
    const stopped = await stopAtProvider(db, provider, { ...cancellation, attemptCount: attempt }, account);
    if (typeof stopped === "string") return hold(db, cancellation, stopped);
    recordConfirmation(db, cancellation, { account, ...stopped }, now());
  } catch (error) {
    if (error instanceof BillingProblem) return hold(db, cancellation, error.message);
    throw error;
  }
}

interface Stopped {
  /** The provider says that it has deleted the customer. */
  isCustomerDeleted: boolean;
}

/** What still charges when the provider is asked afterwards, or why that is not known, in words. */
async function stopAtProvider(
  db: Database,
  provider: BillingProvider,
  cancellation: Cancellation,
  account: string,
): Promise<string | Stopped> {
  const { id, providerSubscriptionId, providerCustomerId } = cancellation;
  if (providerSubscriptionId !== null) {
    await provider.cancelSubscription(providerSubscriptionId);
    const reading = await provider.readSubscription(providerSubscriptionId);
    if (reading === "active") return "The payment provider still shows the subscription as active.";
    const isGone = reading === "canceled" || (await isOfDeletedCustomer(db, provider, cancellation));
    return isGone ? { isCustomerDeleted: false } : unknownSubscription(account);
  }
  if (providerCustomerId === null) throw new Error(`cancellation ${id} is open but names nothing to stop`);
  return clearCustomer(db, provider, cancellation, providerCustomerId, account);
}

async function clearCustomer(
  db: Database,
  provider: BillingProvider,
  { id, jobId, attemptCount }: Cancellation,
  customer: string,
  account: string,
): Promise<string | Stopped> {
  for (let round = 1; ; round += 1) {
    const reading = await provider.readCustomer(customer);
    if (reading.state === "missing") return unknownCustomer(account);
    if (reading.state === "deleted") return { isCustomerDeleted: true };
    if (reading.charges.length === 0) break;
    if (round > clearingRounds) return `The payment provider still shows ${reading.charges.join(", ")}.`;
    await provider.clearCustomer(customer, `farewell-cancel-${id}-${attemptCount}-${round}`);
  }
  if (!deletesCustomers(db, jobId) || account === "local") return { isCustomerDeleted: false };
  await provider.deleteCustomer(customer);
  const { state } = await provider.readCustomer(customer);
  if (state === "deleted") return { isCustomerDeleted: true };
  return "The payment provider still shows the customer, who was to be deleted there.";
}

function deletesCustomers(db: Database, jobId: number): boolean {
  const job = db
    .select({ deletesCustomers: deletionJobs.deletesCustomers })
    .from(deletionJobs)
    .where(eq(deletionJobs.id, jobId))
    .get();
  return job?.deletesCustomers ?? false;
}

/** A subscription that is not found is gone only where its own customer reads as deleted in the same account. */
async function isOfDeletedCustomer(
  db: Database,
  provider: BillingProvider,
  { contactId, providerSubscriptionId }: Cancellation,
): Promise<boolean> {
  const known = db
    .select({ customer: subscriptions.providerCustomerId })
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.contactId, contactId),
        eq(subscriptions.provider, "stripe"),
        eq(subscriptions.providerSubscriptionId, providerSubscriptionId ?? ""),
      ),
    )
    .get();
  const customers = known?.customer ? [known.customer] : listCustomers(db, contactId);
  for (const customer of customers)
    if ((await provider.readCustomer(customer)).state !== "deleted") return false;
  return customers.length > 0;
}

function listCustomers(db: Database, contactId: number): string[] {
  return db
    .select({ id: billingCustomers.providerCustomerId })
    .from(billingCustomers)
    .where(and(eq(billingCustomers.contactId, contactId), eq(billingCustomers.provider, "stripe")))
    .all()
    .map(({ id }) => id);
}

/** Returns the number of the try: part of its idempotency keys. */
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
  { account, isCustomerDeleted }: Stopped & { account: string },
  at: number,
): void {
  const { id, provider, contactId, providerSubscriptionId, providerCustomerId } = cancellation;
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
    if (provider !== "local")
      adoptAccount(tx, contactId, { providerSubscriptionId, providerCustomerId }, account);
    if (providerSubscriptionId !== null) markCanceled(tx, provider, providerSubscriptionId, at);
  });
}

/** The provider has confirmed it: this subscription charges no more, and what it gave access to ends. */
export function markCanceled(tx: Transaction, provider: ProviderName, providerId: string, at: number): void {
  const canceled = tx
    .update(subscriptions)
    .set({ status: "canceled", canceledAt: at, nextChargeAt: null, endsAt: null })
    .where(and(eq(subscriptions.provider, provider), eq(subscriptions.providerSubscriptionId, providerId)))
    .returning({ contactId: subscriptions.contactId, purchaseId: subscriptions.purchaseId })
    .all();
  for (const { contactId, purchaseId } of canceled) endAccess(tx, contactId, purchaseId, at);
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
