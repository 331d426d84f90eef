import { and, eq, ne, sql } from "drizzle-orm";
import { billingCancellations, billingCustomers, subscriptions } from "@/db/schema";
import type { Reader, Transaction } from "@/db/write";
import type { RecurringPrice } from "@/lib/billing/price-labels";
import { groupByContact } from "@/lib/values/group-by-contact";

type Subscription = typeof subscriptions.$inferSelect;

/** Returns the subscriptions of a contact that can still charge: all but the canceled. */
export function listLiveSubscriptions(db: Reader, contactId: number) {
  return db
    .select()
    .from(subscriptions)
    .where(and(eq(subscriptions.contactId, contactId), ne(subscriptions.status, "canceled")))
    .all();
}

/** Returns the same for many contacts, by contact; whoever has none is left out. */
export function listLiveSubscriptionsOfEach(
  db: Reader,
  contactIds: readonly number[],
): Map<number, ReturnType<typeof listLiveSubscriptions>> {
  const isListed = sql`${subscriptions.contactId} IN (SELECT value FROM json_each(${JSON.stringify(contactIds)}))`;
  const live = db
    .select()
    .from(subscriptions)
    .where(and(isListed, ne(subscriptions.status, "canceled")))
    .all();
  return groupByContact(live);
}

/** Tells whether a live subscription would be charged again if nobody did anything. */
export function goesOn({ status, endsAt }: Pick<Subscription, "status" | "endsAt">): boolean {
  return status !== "paused" && endsAt === null;
}

function priceOf({ amount, currency, interval, intervalCount }: Subscription): RecurringPrice {
  return { amount, currency, interval, intervalCount };
}

/**
 * Stores the intents to cancel each live subscription of a contact and to clear each of its customers, once per job.
 * A customer that the provider has deleted charges nobody, so an intent never tried is dropped. Repeating adds
 * nothing.
 */
export function planCancellations(tx: Transaction, jobId: number, contactId: number, now: number): void {
  const plan = (
    what: Pick<
      typeof billingCancellations.$inferInsert,
      | "kind"
      | "provider"
      | "providerSubscriptionId"
      | "providerCustomerId"
      | "providerAccount"
      | keyof RecurringPrice
    >,
  ) =>
    tx
      .insert(billingCancellations)
      .values({ jobId, contactId, ...what, state: "intended", createdAt: now })
      .onConflictDoNothing()
      .run();
  for (const subscription of listLiveSubscriptions(tx, contactId)) {
    const { provider, providerSubscriptionId, providerAccount } = subscription;
    const of = { provider, providerSubscriptionId, providerAccount };
    plan({ kind: "subscription", ...of, ...(goesOn(subscription) && priceOf(subscription)) });
  }
  const customers = tx.select().from(billingCustomers).where(eq(billingCustomers.contactId, contactId)).all();
  for (const { provider, providerCustomerId, providerAccount, deletedAt } of customers)
    if (deletedAt === null) plan({ kind: "customer", provider, providerCustomerId, providerAccount });
    else dropIntent(tx, { jobId, contactId, provider, providerCustomerId });
}

/**
 * Drops an intent that was never tried. A tried intent stays and is asked about again, because this deletion may
 * have deleted the customer.
 */
function dropIntent(
  tx: Transaction,
  {
    jobId,
    contactId,
    provider,
    providerCustomerId,
  }: Pick<
    typeof billingCancellations.$inferSelect,
    "jobId" | "contactId" | "provider" | "providerCustomerId"
  >,
): void {
  tx.delete(billingCancellations)
    .where(
      and(
        eq(billingCancellations.jobId, jobId),
        eq(billingCancellations.contactId, contactId),
        eq(billingCancellations.provider, provider),
        eq(billingCancellations.providerCustomerId, providerCustomerId ?? ""),
        eq(billingCancellations.attemptCount, 0),
        ne(billingCancellations.state, "confirmed"),
      ),
    )
    .run();
}
