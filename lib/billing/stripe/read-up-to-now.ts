import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { billingCustomers, contacts, stripeReads } from "@/db/schema";
import type { BillingReading } from "../billing-reading";
import { findConnectedAccount } from "./find-connected-account";
import { findStripeKey } from "./stripe-account";

/**
 * How completely Stripe is known, from what is stored. To be replaced by one that reads what happened since, for as
 * long as the budget lasts.
 */
export async function readBillingBriefly(
  db: Database,
  siteId: number,
  _now: number,
  _budgetMs: number,
): Promise<BillingReading> {
  const found = findStripeKey(db, siteId);
  if (found.state === "unreadable")
    return { kind: "unavailable", reason: "The stored key cannot be opened. Connect Stripe again." };
  if (found.state === "none")
    return hasCustomers(db, siteId)
      ? { kind: "unavailable", reason: "Stripe is not connected." }
      : { kind: "none" };
  const account = findConnectedAccount(db, siteId) ?? "";
  const read = db.select().from(stripeReads).where(eq(stripeReads.siteId, siteId)).all();
  const until = read.find(({ providerAccount }) => providerAccount === account)?.readUntil;
  if (until !== undefined) return { kind: "read", account, until };
  return { kind: "waiting", account, reason: "Stripe was not read to its end yet." };
}

function hasCustomers(db: Database, siteId: number): boolean {
  const found = db
    .select({ one: sql`1` })
    .from(billingCustomers)
    .innerJoin(contacts, eq(contacts.id, billingCustomers.contactId))
    .where(sql`${contacts.siteId} = ${siteId} AND ${billingCustomers.provider} = 'stripe'`)
    .limit(1)
    .get();
  return found !== undefined;
}
