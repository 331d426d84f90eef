import { and, eq } from "drizzle-orm";
import { billingCustomers, contacts } from "@/db/schema";
import type { Reader } from "@/db/write";

/** The contact of the site that is this customer at Stripe. */
export function findByCustomer(
  db: Reader,
  siteId: number,
  customerId: string,
): { contactId: number; isBeingErased: boolean } | undefined {
  const found = db
    .select({ contactId: contacts.id, beingErasedAt: contacts.beingErasedAt })
    .from(billingCustomers)
    .innerJoin(contacts, eq(contacts.id, billingCustomers.contactId))
    .where(
      and(
        eq(billingCustomers.provider, "stripe"),
        eq(billingCustomers.providerCustomerId, customerId),
        eq(contacts.siteId, siteId),
      ),
    )
    .get();
  return found && { contactId: found.contactId, isBeingErased: found.beingErasedAt !== null };
}
