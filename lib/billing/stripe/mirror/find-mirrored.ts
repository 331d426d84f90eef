import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { paymentsOf, type ReadAccount, type Reading } from "./reading";

/** Is a row that mirrors an object of Stripe, with its contact. */
interface MirroredRow {
  contactId: number;
  siteId: number;
  isBeingErased: 0 | 1;
  account: string | null;
  version: number;
}

type Mirrored =
  | { state: "unknown" }
  | { state: "known"; contactId: number; isBeingErased: boolean }
  /** Means that another site or another account owns the object. */
  | { state: "elsewhere" };

const select = `SELECT own.contact_id AS contactId, contacts.site_id AS siteId,
  contacts.being_erased_at IS NOT NULL AS isBeingErased, own.provider_account AS account, own.version AS version`;
const queries = {
  subscription: `${select} FROM subscriptions AS own CROSS JOIN contacts ON contacts.id = own.contact_id
    WHERE own.provider = 'stripe' AND own.provider_subscription_id = ?`,
  invoice: `${select} FROM invoices AS own CROSS JOIN contacts ON contacts.id = own.contact_id
    WHERE own.provider = 'stripe' AND own.provider_invoice_id = ?`,
  payment: `${select} FROM payments AS own CROSS JOIN contacts ON contacts.id = own.contact_id
    WHERE own.provider_payment_id = ?`,
};

/**
 * Finds the contact whose row already mirrors what was read: the subscription's row, else the invoice's, else a
 * payment's.
 */
export function findMirrored(db: Database, { siteId, account }: ReadAccount, reading: Reading): Mirrored {
  const [row] = rowsOf(db, reading);
  if (!row) return { state: "unknown" };
  if (row.siteId !== siteId || (row.account !== null && row.account !== account))
    return { state: "elsewhere" };
  return { state: "known", contactId: row.contactId, isBeingErased: row.isBeingErased === 1 };
}

/**
 * Tells whether a row of the objects was written after the reading began. Such a row may be newer than the reading.
 */
export function isOutdated(db: Database, reading: Reading): boolean {
  return rowsOf(db, reading).some(({ version }) => version > reading.beganAt);
}

/** Tells whether a payment has a row here. */
export function isPaymentMirrored(db: Database, providerPaymentId: string): boolean {
  return prepared(db, queries.payment).get(providerPaymentId) !== undefined;
}

/** Tells whether a subscription has a row here. */
export function isSubscriptionMirrored(db: Database, subscriptionId: string): boolean {
  return prepared(db, queries.subscription).get(subscriptionId) !== undefined;
}

function rowsOf(db: Database, reading: Reading): MirroredRow[] {
  const all = (kind: keyof typeof queries, id: string | null | undefined) =>
    id ? prepared<MirroredRow>(db, queries[kind]).all(id) : [];
  const of = reading.invoice?.parent?.subscription_details?.subscription;
  return [
    ...all("subscription", reading.subscription?.id ?? (typeof of === "string" ? of : of?.id)),
    ...all("invoice", reading.invoice?.id),
    ...paymentsOf(reading).flatMap(({ providerPaymentId }) => all("payment", providerPaymentId)),
  ];
}
