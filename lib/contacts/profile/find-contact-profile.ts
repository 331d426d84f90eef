import { and, asc, count, desc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import {
  contactFieldValues,
  contacts,
  contactTags,
  customFields,
  lessonProgress,
  lessons,
  payments,
  products,
  sequenceEnrollments,
  sequences,
  tags,
} from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { listFormerEmails } from "@/lib/consent/identities/find-former-emails";
import { countRecordsOf, namedCounts } from "@/lib/contacts/records/count-records";
import type { ContactProfile } from "./contact-profile";
import { findLifecycle } from "./find-lifecycle";

/** Returns a contact of the site and how far it has come; undefined when there is none with this id. */
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
    isHidden: contact.hiddenAt !== null,
    formerEmails: listFormerEmails(db, id),
    tags: listTags(db, id),
    fields: listFields(access, db, id),
    records: namedCounts(countRecordsOf(db, id)),
    paid: sumPayments(db, id),
    products: listProducts(db, id),
    sequences: listSequences(db, id),
    lifecycle: findLifecycle(db, id),
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

function listFields(access: SiteAccess, db: Database, id: number): ContactProfile["fields"] {
  const ofContact = and(
    eq(contactFieldValues.contactId, id),
    eq(contactFieldValues.fieldId, customFields.id),
  );
  return db
    .select({
      id: customFields.id,
      name: customFields.name,
      type: customFields.type,
      value: contactFieldValues.value,
    })
    .from(customFields)
    .leftJoin(contactFieldValues, ofContact)
    .where(eq(customFields.siteId, access.siteId))
    .orderBy(asc(customFields.name))
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

function listSequences(db: Database, id: number): ContactProfile["sequences"] {
  return db
    .select({
      id: sequences.id,
      name: sequences.name,
      status: sequenceEnrollments.status,
      createdAt: sequenceEnrollments.createdAt,
    })
    .from(sequenceEnrollments)
    .innerJoin(sequences, eq(sequences.id, sequenceEnrollments.sequenceId))
    .where(eq(sequenceEnrollments.contactId, id))
    .orderBy(desc(sql`${sequenceEnrollments.status} = 'active'`), asc(sequences.name))
    .all();
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
