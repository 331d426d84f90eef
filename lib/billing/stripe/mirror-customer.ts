import { and, eq } from "drizzle-orm";
import type Stripe from "stripe";
import { searchTextOf } from "@/db/fold-for-search";
import { billingCustomers, billingSweeps, contacts } from "@/db/schema";
import type { Transaction } from "@/db/write";
import { findErasedAt } from "@/lib/consent/erased-identities";
import { emailAddress } from "@/lib/contacts/email-address";

/** Whose rows may be written; or why none may: never bring back, and never write to, someone erased. */
export type Mirrored = { contactId: number } | { skipped: "erased" | "being_erased" | "no_email" };

/**
 * The contact that is this customer: known by the customer's id, else by its address, else new. A customer made
 * before its contact was erased stays gone; one made after it is someone who came back, and starts empty.
 */
export function mirrorCustomer(
  tx: Transaction,
  siteId: number,
  customer: Stripe.Customer,
  now: number,
): Mirrored {
  const known = findByCustomer(tx, siteId, customer.id);
  if (known) return known.isBeingErased ? { skipped: "being_erased" } : { contactId: known.contactId };
  if (isSwept(tx, siteId, customer.id)) return { skipped: "erased" };
  const address = emailAddress.safeParse(customer.email ?? "");
  if (!address.success) return { skipped: "no_email" };
  const email = address.data;
  const createdAt = customer.created * 1000;
  const existing = tx
    .select({ id: contacts.id, beingErasedAt: contacts.beingErasedAt })
    .from(contacts)
    .where(and(eq(contacts.siteId, siteId), eq(contacts.email, email)))
    .get();
  if (existing?.beingErasedAt) return { skipped: "being_erased" };
  const erasedAt = findErasedAt(tx, siteId, email);
  if (erasedAt !== undefined && createdAt <= erasedAt) return { skipped: "erased" };
  const contactId = existing?.id ?? createContact(tx, siteId, email, customer.name ?? "", createdAt, now);
  tx.insert(billingCustomers)
    .values({ contactId, provider: "stripe", providerCustomerId: customer.id, createdAt: now })
    .run();
  return { contactId };
}

/** Someone who pays has not asked for marketing e-mail by it. */
function createContact(
  tx: Transaction,
  siteId: number,
  email: string,
  name: string,
  createdAt: number,
  now: number,
): number {
  return tx
    .insert(contacts)
    .values({
      siteId,
      email,
      name,
      searchText: searchTextOf(name, email),
      marketingStatus: "never_subscribed",
      source: "checkout",
      createdAt: Math.min(createdAt, now),
      updatedAt: now,
      lastActivityAt: now,
    })
    .returning({ id: contacts.id })
    .get().id;
}

function findByCustomer(tx: Transaction, siteId: number, customerId: string) {
  const found = tx
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

/** An erased customer whom the provider is still to be asked about. */
function isSwept(tx: Transaction, siteId: number, customerId: string): boolean {
  const sweep = tx
    .select({ id: billingSweeps.id })
    .from(billingSweeps)
    .where(
      and(
        eq(billingSweeps.provider, "stripe"),
        eq(billingSweeps.providerCustomerId, customerId),
        eq(billingSweeps.siteId, siteId),
      ),
    )
    .get();
  return sweep !== undefined;
}
