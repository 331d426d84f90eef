import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { contacts } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { addContact } from "@/lib/consent/add-contact";
import type { AdmissionRefusal } from "@/lib/consent/admit-contact";
import { addNote } from "@/lib/contacts/change/notes";

/** Cannot be anybody's: names that end in .example lead nowhere (RFC 2606). */
export const sampleEmail = "sample@contact.example";

type Sampled = { ok: true; contactId: number } | AdmissionRefusal;

/** Adds a made-up contact with a note, on whom an owner can try a deletion. Repeating it returns the same contact. */
export function addSampleContact(access: SiteAccess, db: Database, now: number): Sampled {
  const known = findSampleContact(access, db);
  if (known !== undefined) return { ok: true, contactId: known };
  const contact = { email: sampleEmail, name: "Sample contact", asksForMarketing: false };
  const added = addContact(access, db, contact, now);
  if (!added.ok) return added;
  const body =
    "A note that goes with the contact. Open More Actions and choose Delete to see how a deletion works.";
  addNote(access, db, { contactId: added.contactId, body }, now);
  return { ok: true, contactId: added.contactId };
}

/** Finds the made-up contact of the site; undefined when there is none, or it is being deleted. */
export function findSampleContact({ siteId }: SiteAccess, db: Database): number | undefined {
  return db
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.siteId, siteId), eq(contacts.email, sampleEmail), isNull(contacts.beingErasedAt)))
    .get()?.id;
}
