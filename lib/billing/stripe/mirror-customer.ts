import { and, eq } from "drizzle-orm";
import type Stripe from "stripe";
import type { Database } from "@/db/open-database";
import { billingCustomers, billingSweeps } from "@/db/schema";
import type { Transaction } from "@/db/write";
import { admitContact } from "@/lib/consent/admit-contact";
import { findErasedAt } from "@/lib/consent/erased-identities";
import { knownEmailAddress } from "@/lib/contacts/email-address";
import { findByCustomer } from "./find-by-customer";

/** Whose rows may be written; or why none may: never bring back, and never write to, someone erased. */
export type Mirrored = { contactId: number } | { skipped: "erased" | "being_erased" | "no_email" };

/**
 * The contact that is this customer: known by the customer's id, else by its address, else new. A customer made
 * before its contact was erased stays gone; one made after it is someone who came back, and starts empty.
 */
export function mirrorCustomer(
  db: Database,
  tx: Transaction,
  siteId: number,
  customer: Stripe.Customer,
  now: number,
): Mirrored {
  const known = findByCustomer(tx, siteId, customer.id);
  if (known) return known.isBeingErased ? { skipped: "being_erased" } : { contactId: known.contactId };
  if (isSwept(tx, siteId, customer.id)) return { skipped: "erased" };
  const address = knownEmailAddress.safeParse(customer.email ?? "");
  if (!address.success) return { skipped: "no_email" };
  const erasedAt = findErasedAt(db, siteId, customer.email ?? "", ["deleted"]);
  if (erasedAt !== undefined && customer.created * 1000 <= erasedAt) return { skipped: "erased" };
  // Someone who pays has not asked for marketing e-mail by it.
  const arrival = {
    siteId,
    email: address.data,
    name: customer.name ?? "",
    source: "checkout",
    wish: "none",
  } as const;
  const admission = admitContact(db, arrival, now);
  if (!admission.ok) return { skipped: admission.refusal };
  const { contactId } = admission;
  tx.insert(billingCustomers)
    .values({ contactId, provider: "stripe", providerCustomerId: customer.id, createdAt: now })
    .run();
  return { contactId };
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
