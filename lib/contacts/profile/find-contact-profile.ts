import { and, asc, count, desc, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import {
  contactFieldValues,
  contacts,
  contactTags,
  customFields,
  lessonProgress,
  lessons,
  products,
  sequenceEnrollments,
  sequences,
  tags,
} from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { listFormerEmails } from "@/lib/consent/identities/find-former-emails";
import { countRecordsOf, namedCounts } from "@/lib/contacts/records/count-records";
import type { ContactField, ContactProfile } from "./contact-profile";
import { findCameBack } from "./find-came-back";
import { findDeletionOf } from "./find-deletion-of";
import { findLifecycle } from "./find-lifecycle";
import { countLiveSubscriptions, sumMonthly, sumPaid } from "./sum-money";

/** Returns a contact of the site and how far it has come; undefined when there is none with this id. */
export function findContactProfile(access: SiteAccess, db: Database, id: number): ContactProfile | undefined {
  const contact = db
    .select()
    .from(contacts)
    .where(and(eq(contacts.siteId, access.siteId), eq(contacts.id, id), isNull(contacts.erasedBeforeAt)))
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
    deletion: findDeletionOf(db, id),
    cameBack: findCameBack(db, access.siteId, contact),
    formerEmails: listFormerEmails(db, id),
    tags: listTags(db, id),
    fields: listFields(access, db, id),
    records: namedCounts(countRecordsOf(db, id)),
    paid: sumPaid(db, id),
    monthly: sumMonthly(db, id),
    liveSubscriptionCount: countLiveSubscriptions(db, id),
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

function listFields(access: SiteAccess, db: Database, id: number): ContactField[] {
  const ofContact = and(
    eq(contactFieldValues.contactId, id),
    eq(contactFieldValues.fieldId, customFields.id),
  );
  const found = db
    .select({
      id: customFields.id,
      name: customFields.name,
      type: customFields.type,
      options: customFields.options,
      value: contactFieldValues.value,
    })
    .from(customFields)
    .leftJoin(contactFieldValues, ofContact)
    .where(eq(customFields.siteId, access.siteId))
    .orderBy(asc(customFields.position), asc(customFields.name))
    .all();
  return found.map(({ options, ...field }) => ({ ...field, options: options && JSON.parse(options) }));
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
