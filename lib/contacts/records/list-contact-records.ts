import { and, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Database } from "@/db/open-database";
import {
  contacts,
  emailDeliveries,
  formSubmissions,
  forms,
  invoices,
  notes,
  offers,
  payments,
  purchases,
  subscriptions,
} from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { dashboardUrl } from "@/lib/billing/stripe/account/dashboard-url";
import type { ContactRecords, RecordCursor, RecordListName, RecordPage } from "./contact-records";
import { listTimeline } from "./list-timeline";
import type { TimelineTopic } from "./timeline-topics";

const pageSize = 20;

type Reader<Name extends RecordListName> = (
  db: Database,
  contactId: number,
  older: RecordCursor | undefined,
  limit: number,
  about: TimelineTopic | undefined,
) => ContactRecords[Name][];

const readers: { [Name in RecordListName]: Reader<Name> } = {
  timeline: listTimeline,
  purchases: listPurchases,
  subscriptions: listSubscriptions,
  payments: listPayments,
  invoices: listInvoices,
  emails: listEmails,
  submissions: listSubmissions,
  notes: listNotes,
};

interface Asked<Name extends RecordListName> {
  contactId: number;
  list: Name;
  older?: RecordCursor | undefined;
  about?: TimelineTopic | undefined;
}

/**
 * Returns one page of what belongs to a contact of the site, newest first, by keyset. Reads only rows of that
 * contact. Undefined when the site has no such contact.
 */
export function listContactRecords<Name extends RecordListName>(
  access: SiteAccess,
  db: Database,
  { contactId, list, older, about }: Asked<Name>,
): RecordPage<Name> | undefined {
  const isThere = isNull(contacts.erasedBeforeAt);
  const isOurs = and(eq(contacts.siteId, access.siteId), eq(contacts.id, contactId), isThere);
  if (!db.select({ id: contacts.id }).from(contacts).where(isOurs).get()) return undefined;
  const found = readers[list](db, contactId, older, pageSize + 1, about);
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  return { rows, older: found.length > pageSize && last ? `${last.createdAt}_${last.id}` : null };
}

/** Matches rows after the one that the page before ended with. */
function past(older: RecordCursor | undefined, createdAt: SQLiteColumn, id: SQLiteColumn): SQL | undefined {
  return older && sql`(${createdAt}, ${id}) < (${older.at}, ${Number(older.id)})`;
}

function listPurchases(...[db, contactId, older, limit]: Parameters<Reader<"purchases">>) {
  return db
    .select({
      id: purchases.id,
      offer: offers.name,
      kind: purchases.kind,
      amount: purchases.amount,
      currency: purchases.currency,
      revokedAt: purchases.revokedAt,
      createdAt: purchases.createdAt,
    })
    .from(purchases)
    .innerJoin(offers, eq(offers.id, purchases.offerId))
    .where(and(eq(purchases.contactId, contactId), past(older, purchases.createdAt, purchases.id)))
    .orderBy(desc(purchases.createdAt), desc(purchases.id))
    .limit(limit)
    .all();
}

function listSubscriptions(...[db, contactId, older, limit]: Parameters<Reader<"subscriptions">>) {
  const ofPurchase = and(
    eq(purchases.contactId, subscriptions.contactId),
    eq(purchases.id, subscriptions.purchaseId),
  );
  const found = db
    .select({
      id: subscriptions.id,
      offer: offers.name,
      status: subscriptions.status,
      amount: subscriptions.amount,
      currency: subscriptions.currency,
      interval: subscriptions.interval,
      intervalCount: subscriptions.intervalCount,
      endsAt: subscriptions.endsAt,
      nextChargeAt: subscriptions.nextChargeAt,
      providerId: subscriptions.providerSubscriptionId,
      providerAccount: subscriptions.providerAccount,
      createdAt: subscriptions.createdAt,
    })
    .from(subscriptions)
    .innerJoin(purchases, ofPurchase)
    .innerJoin(offers, eq(offers.id, purchases.offerId))
    .where(
      and(eq(subscriptions.contactId, contactId), past(older, subscriptions.createdAt, subscriptions.id)),
    )
    .orderBy(desc(subscriptions.createdAt), desc(subscriptions.id))
    .limit(limit)
    .all();
  return found.map((row) => withUrl(row, "subscriptions"));
}

function listPayments(...[db, contactId, older, limit]: Parameters<Reader<"payments">>) {
  const ofPurchase = and(eq(purchases.contactId, payments.contactId), eq(purchases.id, payments.purchaseId));
  const found = db
    .select({
      id: payments.id,
      offer: offers.name,
      status: payments.status,
      amount: payments.amount,
      refundedAmount: payments.refundedAmount,
      isDisputed: payments.isDisputed,
      currency: payments.currency,
      providerId: payments.providerPaymentId,
      providerAccount: payments.providerAccount,
      createdAt: payments.createdAt,
    })
    .from(payments)
    .innerJoin(purchases, ofPurchase)
    .innerJoin(offers, eq(offers.id, purchases.offerId))
    .where(and(eq(payments.contactId, contactId), past(older, payments.createdAt, payments.id)))
    .orderBy(desc(payments.createdAt), desc(payments.id))
    .limit(limit)
    .all();
  return found.map((row) => withUrl(row, "payments"));
}

function listInvoices(...[db, contactId, older, limit]: Parameters<Reader<"invoices">>) {
  const found = db
    .select({
      id: invoices.id,
      status: invoices.status,
      amount: invoices.amount,
      currency: invoices.currency,
      providerId: invoices.providerInvoiceId,
      providerAccount: invoices.providerAccount,
      createdAt: invoices.createdAt,
    })
    .from(invoices)
    .where(and(eq(invoices.contactId, contactId), past(older, invoices.createdAt, invoices.id)))
    .orderBy(desc(invoices.createdAt), desc(invoices.id))
    .limit(limit)
    .all();
  return found.map((row) => withUrl(row, "invoices"));
}

interface AtProvider {
  providerId: string | null;
  providerAccount: string | null;
}

/** Says where a row is found at the provider, instead of by which ids. The built-in provider has no such page. */
function withUrl<Row extends AtProvider>(
  { providerId, providerAccount, ...row }: Row,
  what: "subscriptions" | "payments" | "invoices",
) {
  return { ...row, providerUrl: providerId && dashboardUrl(providerAccount, what, providerId) };
}

function listEmails(...[db, contactId, older, limit]: Parameters<Reader<"emails">>) {
  // The outer table is named by hand: Drizzle omits table names in a select from one table, and `email_events` has
  // columns of the same names.
  const countOf = (kind: "open" | "click") =>
    sql<number>`(SELECT count(*) FROM email_events AS event WHERE event.contact_id = ${contactId}
      AND event.delivery_id = email_deliveries.id AND event.kind = ${kind})`;
  return db
    .select({
      id: emailDeliveries.id,
      subject: emailDeliveries.subject,
      status: emailDeliveries.status,
      openCount: countOf("open"),
      clickCount: countOf("click"),
      createdAt: emailDeliveries.createdAt,
    })
    .from(emailDeliveries)
    .where(
      and(
        eq(emailDeliveries.contactId, contactId),
        past(older, emailDeliveries.createdAt, emailDeliveries.id),
      ),
    )
    .orderBy(desc(emailDeliveries.createdAt), desc(emailDeliveries.id))
    .limit(limit)
    .all();
}

function listSubmissions(...[db, contactId, older, limit]: Parameters<Reader<"submissions">>) {
  const found = db
    .select({
      id: formSubmissions.id,
      form: forms.name,
      answers: formSubmissions.answers,
      createdAt: formSubmissions.createdAt,
    })
    .from(formSubmissions)
    .innerJoin(forms, eq(forms.id, formSubmissions.formId))
    .where(
      and(
        eq(formSubmissions.contactId, contactId),
        past(older, formSubmissions.createdAt, formSubmissions.id),
      ),
    )
    .orderBy(desc(formSubmissions.createdAt), desc(formSubmissions.id))
    .limit(limit)
    .all();
  return found.map((row) => ({ ...row, answers: answersOf(row.answers) }));
}

/** It is stored as JSON by question. */
function answersOf(stored: string): ContactRecords["submissions"]["answers"] {
  const answers = JSON.parse(stored) as Record<string, unknown>;
  return Object.entries(answers).map(([question, answer]) => ({ question, answer: String(answer) }));
}

function listNotes(...[db, contactId, older, limit]: Parameters<Reader<"notes">>) {
  return db
    .select({ id: notes.id, body: notes.body, createdAt: notes.createdAt })
    .from(notes)
    .where(and(eq(notes.contactId, contactId), past(older, notes.createdAt, notes.id)))
    .orderBy(desc(notes.createdAt), desc(notes.id))
    .limit(limit)
    .all();
}
