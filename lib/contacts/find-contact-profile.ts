import { and, asc, count, desc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import {
  activities,
  contactFieldValues,
  contacts,
  contactTags,
  customFields,
  emailDeliveries,
  emailEvents,
  formSubmissions,
  forms,
  lessonProgress,
  lessons,
  notes,
  offers,
  payments,
  products,
  purchases,
  subscriptions,
  tags,
} from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { countRecordsOf, namedCounts } from "@/lib/deletion/count-records";
import type { ContactProfile } from "./contact-profile";

const newest = 20;

/** A contact of the site with the newest of what belongs to it; undefined when there is none with this id. */
export function findContactProfile(access: SiteAccess, db: Database, id: number): ContactProfile | undefined {
  const contact = db
    .select()
    .from(contacts)
    .where(and(eq(contacts.siteId, access.siteId), eq(contacts.id, id)))
    .get();
  if (!contact) return undefined;
  return {
    id,
    email: contact.email,
    name: contact.name,
    marketingStatus: contact.marketingStatus,
    isCustomer: contact.isCustomer,
    source: contact.source,
    createdAt: contact.createdAt,
    updatedAt: contact.updatedAt,
    lastActivityAt: contact.lastActivityAt,
    isBeingErased: contact.beingErasedAt !== null,
    tags: listTags(db, id),
    fields: listFields(db, id),
    records: namedCounts(countRecordsOf(db, id)),
    paid: sumPayments(db, id),
    purchases: listPurchases(db, id),
    subscriptions: listSubscriptions(db, id),
    products: listProducts(db, id),
    emails: listEmails(db, id),
    submissions: listSubmissions(db, id),
    notes: db.select().from(notes).where(eq(notes.contactId, id)).orderBy(desc(notes.id)).limit(newest).all(),
    activities: db
      .select()
      .from(activities)
      .where(eq(activities.contactId, id))
      .orderBy(desc(activities.createdAt))
      .limit(newest)
      .all(),
  };
}

function listTags(db: Database, id: number): string[] {
  return db
    .select({ name: tags.name })
    .from(contactTags)
    .innerJoin(tags, eq(tags.id, contactTags.tagId))
    .where(eq(contactTags.contactId, id))
    .orderBy(asc(tags.name))
    .all()
    .map(({ name }) => name);
}

function listFields(db: Database, id: number): ContactProfile["fields"] {
  return db
    .select({ name: customFields.name, value: contactFieldValues.value })
    .from(contactFieldValues)
    .innerJoin(customFields, eq(customFields.id, contactFieldValues.fieldId))
    .where(eq(contactFieldValues.contactId, id))
    .orderBy(asc(customFields.name))
    .all();
}

function listPurchases(db: Database, id: number): ContactProfile["purchases"] {
  return db
    .select({
      id: purchases.id,
      offer: offers.name,
      kind: purchases.kind,
      amount: purchases.amount,
      currency: purchases.currency,
      createdAt: purchases.createdAt,
    })
    .from(purchases)
    .innerJoin(offers, eq(offers.id, purchases.offerId))
    .where(eq(purchases.contactId, id))
    .orderBy(desc(purchases.createdAt))
    .limit(newest)
    .all();
}

function listSubscriptions(db: Database, id: number): ContactProfile["subscriptions"] {
  return db
    .select({
      id: subscriptions.id,
      offer: offers.name,
      status: subscriptions.status,
      amount: subscriptions.amount,
      currency: subscriptions.currency,
      interval: subscriptions.interval,
      nextChargeAt: subscriptions.nextChargeAt,
    })
    .from(subscriptions)
    .innerJoin(
      purchases,
      and(eq(purchases.contactId, subscriptions.contactId), eq(purchases.id, subscriptions.purchaseId)),
    )
    .innerJoin(offers, eq(offers.id, purchases.offerId))
    .where(eq(subscriptions.contactId, id))
    .orderBy(desc(subscriptions.createdAt))
    .limit(newest)
    .all();
}

function sumPayments(db: Database, id: number): ContactProfile["paid"] {
  return db
    .select({ currency: payments.currency, amount: sql<number>`sum(${payments.amount})` })
    .from(payments)
    .where(and(eq(payments.contactId, id), eq(payments.status, "paid")))
    .groupBy(payments.currency)
    .orderBy(asc(payments.currency))
    .all();
}

function listProducts(db: Database, id: number): ContactProfile["products"] {
  const begun = db
    .select({
      id: products.id,
      name: products.name,
      lessonCount: sql<number>`(SELECT count(*) FROM ${lessons} WHERE ${lessons.productId} = ${products.id})`,
      startedCount: count(),
      completedCount: sql<number>`count(${lessonProgress.completedAt})`,
    })
    .from(lessonProgress)
    .innerJoin(lessons, eq(lessons.id, lessonProgress.lessonId))
    .innerJoin(products, eq(products.id, lessons.productId))
    .where(eq(lessonProgress.contactId, id))
    .groupBy(products.id)
    .orderBy(asc(products.name))
    .all();
  return begun.map((product) => ({ ...product, lessons: listLessons(db, id, product.id) }));
}

function listLessons(
  db: Database,
  id: number,
  productId: number,
): ContactProfile["products"][number]["lessons"] {
  return db
    .select({
      id: lessons.id,
      title: lessons.title,
      percent: lessonProgress.percent,
      completedAt: lessonProgress.completedAt,
    })
    .from(lessons)
    .leftJoin(lessonProgress, and(eq(lessonProgress.contactId, id), eq(lessonProgress.lessonId, lessons.id)))
    .where(eq(lessons.productId, productId))
    .orderBy(asc(lessons.position))
    .all();
}

function listEmails(db: Database, id: number): ContactProfile["emails"] {
  const countOf = (kind: "open" | "click") =>
    sql<number>`(SELECT count(*) FROM ${emailEvents} WHERE ${emailEvents.contactId} = ${emailDeliveries.contactId}
      AND ${emailEvents.deliveryId} = ${emailDeliveries.id} AND ${emailEvents.kind} = ${kind})`;
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
    .where(eq(emailDeliveries.contactId, id))
    .orderBy(desc(emailDeliveries.createdAt))
    .limit(newest)
    .all();
}

function listSubmissions(db: Database, id: number): ContactProfile["submissions"] {
  return db
    .select({ id: formSubmissions.id, form: forms.name, createdAt: formSubmissions.createdAt })
    .from(formSubmissions)
    .innerJoin(forms, eq(forms.id, formSubmissions.formId))
    .where(eq(formSubmissions.contactId, id))
    .orderBy(desc(formSubmissions.createdAt))
    .limit(newest)
    .all();
}
