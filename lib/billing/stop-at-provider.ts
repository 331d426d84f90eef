import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { type billingCancellations, billingCustomers, deletionJobs, subscriptions } from "@/db/schema";
import type { BillingProvider } from "./billing-provider";
import { unknownCustomer, unknownSubscription } from "./unknown-sentences";

/** What is cleared can bring forth something new, such as the invoice of a subscription: then it is cleared again. */
const clearingRounds = 10;

export type Cancellation = typeof billingCancellations.$inferSelect;

export interface Stopped {
  /** The provider says that it has deleted the customer. */
  isCustomerDeleted: boolean;
}

/** What still charges when the provider is asked afterwards, or why that is not known, in words. */
export async function stopAtProvider(
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
