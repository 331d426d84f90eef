import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { billingCancellations, billingCustomers, contacts, deletionJobs, subscriptions } from "@/db/schema";
import { write } from "@/db/write";
import type { BillingProvider, MadeBefore } from "./provider/billing-provider";
import { unknownCustomer, unknownSubscription } from "./provider/unknown-messages";

/**
 * Limits how often a customer is cleared. Clearing can create something new, such as a subscription's last invoice,
 * which needs clearing again.
 */
const clearingRounds = 10;

export type Cancellation = typeof billingCancellations.$inferSelect;

export interface Stopped {
  /** Lists subscriptions of the customer that were stopped with it. */
  subscriptions: string[];
  /** Is true when the provider says that it has deleted the customer. */
  isCustomerDeleted: boolean;
}

/**
 * Stops a subscription or a customer at the provider, then reads it back. Returns what was stopped; else a message
 * that says what still charges or why that is not known.
 */
export async function stopAtProvider(
  db: Database,
  provider: BillingProvider,
  cancellation: Cancellation,
  account: string,
  now: () => number,
): Promise<string | Stopped> {
  const { id, providerSubscriptionId, providerCustomerId } = cancellation;
  if (providerSubscriptionId !== null) {
    await provider.cancelSubscription(providerSubscriptionId);
    const reading = await provider.readSubscription(providerSubscriptionId);
    if (reading === "active") return "The payment provider still shows the subscription as active.";
    const isGone = reading === "canceled" || (await isOfDeletedCustomer(db, provider, cancellation));
    return isGone ? { subscriptions: [], isCustomerDeleted: false } : unknownSubscription(account);
  }
  if (providerCustomerId === null) throw new Error(`cancellation ${id} is open but names nothing to stop`);
  return clearCustomer(db, provider, cancellation, providerCustomerId, account, now);
}

async function clearCustomer(
  db: Database,
  provider: BillingProvider,
  cancellation: Cancellation,
  customer: string,
  account: string,
  now: () => number,
): Promise<string | Stopped> {
  const { id, jobId, contactId, attemptCount } = cancellation;
  const only = findMadeBefore(db, contactId);
  const found = new Set<string>();
  const stopped = (isCustomerDeleted: boolean) => ({ subscriptions: [...found], isCustomerDeleted });
  for (let round = 1; ; round += 1) {
    const reading = await provider.readCustomer(customer, only);
    if (reading.state === "missing") return unknownCustomer(account);
    if (reading.state === "deleted") return stopped(true);
    if (reading.charges.length === 0) break;
    if (round > clearingRounds) return `The payment provider still shows ${reading.charges.join(", ")}.`;
    for (const subscription of reading.subscriptions) found.add(subscription);
    noteFound(db, cancellation, reading.subscriptions, account, now());
    await provider.clearCustomer(customer, `farewell-cancel-${id}-${attemptCount}-${round}`, only);
  }
  if (!deletesCustomers(db, jobId) || account === "local") return stopped(false);
  await provider.deleteCustomer(customer);
  const { state } = await provider.readCustomer(customer);
  if (state === "deleted") return stopped(true);
  return "The payment provider still shows the customer, who was to be deleted there.";
}

/**
 * Leaves alone what was made after the person was erased for the first time, when a restored copy brought them back:
 * it belongs to whoever came back with the same customer.
 */
function findMadeBefore(db: Database, contactId: number): MadeBefore {
  const contact = db
    .select({ erasedBeforeAt: contacts.erasedBeforeAt })
    .from(contacts)
    .where(eq(contacts.id, contactId))
    .get();
  return contact?.erasedBeforeAt ? { madeBefore: contact.erasedBeforeAt } : {};
}

/** Stores subscriptions that have no row here before they are stopped, so that the receipt can count them. */
function noteFound(
  db: Database,
  { jobId, contactId, provider }: Cancellation,
  subscriptionIds: string[],
  providerAccount: string,
  at: number,
): void {
  write(db, (tx) => {
    for (const providerSubscriptionId of subscriptionIds)
      tx.insert(billingCancellations)
        .values({
          ...{ jobId, contactId, provider, providerSubscriptionId, providerAccount },
          ...{ kind: "subscription", state: "requested", createdAt: at, requestedAt: at },
        })
        .onConflictDoNothing()
        .run();
  });
}

function deletesCustomers(db: Database, jobId: number): boolean {
  const job = db
    .select({ deletesCustomers: deletionJobs.deletesCustomers })
    .from(deletionJobs)
    .where(eq(deletionJobs.id, jobId))
    .get();
  return job?.deletesCustomers ?? false;
}

/**
 * Tells whether a subscription that is not found is gone: only when its own customer reads as deleted in the same
 * account.
 */
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
