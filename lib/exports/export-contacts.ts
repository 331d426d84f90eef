import type { SQL } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import {
  type ContactSelection,
  findWrongSelection,
  type WrongSelection,
} from "@/lib/contacts/contact-selection";
import { countIn } from "@/lib/contacts/count-contacts";
import { type ContactDetails, eachContactIn } from "@/lib/contacts/each-contact";
import { findPersonData, type PersonData } from "@/lib/contacts/find-person-data";
import { selectionPieces } from "@/lib/contacts/selection-pieces";

/** The selected contacts, to be written to a file. That they leave is recorded before the first of them does. */
export async function exportContacts(
  access: SiteAccess,
  db: Database,
  selection: ContactSelection,
  now: number,
): Promise<{ ok: true; contacts: Iterable<ContactDetails> } | WrongSelection> {
  const wrong = findWrongSelection(access, db, selection);
  if (wrong) return wrong;
  const contacts = await recordedExport(access, db, () => selectionPieces(access, db, selection, now), {
    now,
  });
  return { ok: true, contacts };
}

/** Everything stored about one contact, as `findPersonData` finds it; that it was copied is recorded. */
export function copyContact(
  access: SiteAccess,
  db: Database,
  id: number,
  now: number,
): PersonData | undefined {
  const data = findPersonData(access, db, id);
  if (!data) return undefined;
  const entry = { siteId: access.siteId, actorId: access.userId, action: "contact_copied" as const };
  write(db, (tx) => recordAudit(tx, { ...entry, counts: { contacts: 1 }, now }));
  return data;
}

/** Those of the pieces, which have to name the site; how many, counted now, is recorded. */
export async function recordedExport(
  access: SiteAccess,
  db: Database,
  pieces: () => Iterable<SQL>,
  { jobId, now }: { jobId?: number; now: number },
): Promise<Iterable<ContactDetails>> {
  const counts = { contacts: await countIn(db, pieces()) };
  const entry = { siteId: access.siteId, actorId: access.userId, action: "contacts_exported" as const };
  write(db, (tx) => recordAudit(tx, { ...entry, ...(jobId && { jobId }), counts, now }));
  return eachContactIn(db, pieces());
}
