import { asc, eq, inArray, type SQL } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { contactFieldValues, contacts, contactTags, tags } from "@/db/schema";
import type { MarketingStatus } from "@/lib/consent/status/marketing-status";

export interface ContactDetails {
  id: number;
  email: string;
  name: string;
  marketingStatus: MarketingStatus;
  isCustomer: boolean;
  source: string;
  tags: string[];
  /** Maps the id of each custom field to its value. */
  fields: Map<number, string>;
  createdAt: number;
  lastActivityAt: number;
}

/** Yields the contacts of each batch in order of id; the condition of every batch must name the site. */
export function* iterateContacts(db: Database, batches: Iterable<SQL>): Generator<ContactDetails> {
  for (const condition of batches) {
    const batch = db
      .select({
        id: contacts.id,
        email: contacts.email,
        name: contacts.name,
        marketingStatus: contacts.marketingStatus,
        isCustomer: contacts.isCustomer,
        source: contacts.source,
        createdAt: contacts.createdAt,
        lastActivityAt: contacts.lastActivityAt,
      })
      .from(contacts)
      .where(condition)
      .orderBy(asc(contacts.id))
      .all();
    const ids = batch.map(({ id }) => id);
    const names = tagNamesOf(db, ids);
    const values = fieldValuesOf(db, ids);
    for (const contact of batch)
      yield {
        ...contact,
        tags: names.get(contact.id) ?? [],
        fields: values.get(contact.id) ?? new Map(),
      };
  }
}

function fieldValuesOf(db: Database, ids: number[]): Map<number, Map<number, string>> {
  const values = new Map<number, Map<number, string>>();
  if (ids.length === 0) return values;
  const rows = db.select().from(contactFieldValues).where(inArray(contactFieldValues.contactId, ids)).all();
  for (const { contactId, fieldId, value } of rows)
    values.set(contactId, (values.get(contactId) ?? new Map<number, string>()).set(fieldId, value));
  return values;
}

/** Returns the tags of these contacts by id, in alphabetical order. */
export function tagNamesOf(db: Database, ids: number[]): Map<number, string[]> {
  const names = new Map<number, string[]>();
  if (ids.length === 0) return names;
  const tagged = db
    .select({ contactId: contactTags.contactId, name: tags.name })
    .from(contactTags)
    .innerJoin(tags, eq(tags.id, contactTags.tagId))
    .where(inArray(contactTags.contactId, ids))
    .all();
  for (const { contactId, name } of tagged)
    names.set(contactId, [...(names.get(contactId) ?? []), name].sort());
  return names;
}
