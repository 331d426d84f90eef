import { and, eq } from "drizzle-orm";
import { billingCustomers, contacts } from "@/db/schema";
import type { Reader } from "@/db/write";

interface LinkedContact {
  contactId: number;
  email: string;
  isBeingErased: boolean;
  linkedAt: number;
}

/** Finds the contact of the site with this customer id at Stripe. */
export function findByCustomer(db: Reader, siteId: number, customerId: string): LinkedContact | undefined {
  const found = db
    .select({
      contactId: contacts.id,
      email: contacts.email,
      beingErasedAt: contacts.beingErasedAt,
      linkedAt: billingCustomers.createdAt,
    })
    .from(billingCustomers)
    .innerJoin(contacts, eq(contacts.id, billingCustomers.contactId))
    .where(
      and(
        eq(billingCustomers.provider, "stripe"),
        eq(billingCustomers.providerCustomerId, customerId),
        eq(contacts.siteId, siteId),
      ),
    )
    .orderBy(billingCustomers.createdAt)
    .get();
  if (!found) return undefined;
  const { beingErasedAt, ...linked } = found;
  return { ...linked, isBeingErased: beingErasedAt !== null };
}
