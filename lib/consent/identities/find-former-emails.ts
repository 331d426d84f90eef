import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import type { MarketingStatus } from "@/lib/consent/status/marketing-status";
import { optOutRank } from "@/lib/consent/status/next-marketing-status";

interface FormerEmail {
  email: string;
  leftAt: number;
}

/** The addresses that a contact had before, the last one first. */
export function listFormerEmails(db: Database, contactId: number): FormerEmail[] {
  return prepared<FormerEmail>(
    db,
    "SELECT email, left_at AS leftAt FROM former_emails WHERE contact_id = ? ORDER BY left_at DESC, email",
  ).all(contactId);
}

/** The addresses that contacts of the site have by now who had this one before. */
export function listEmailsNow(db: Database, siteId: number, email: string): string[] {
  return preparedValue<string>(
    db,
    `SELECT contacts.email FROM former_emails AS former
     CROSS JOIN contacts ON contacts.id = former.contact_id AND contacts.site_id = ?
     WHERE former.email = ? ORDER BY contacts.id`,
  ).all(siteId, email);
}

/** Every other address that the contacts of the site have or had who have or had this one. */
export function listEmailsOfPerson(db: Database, siteId: number, email: string): string[] {
  return preparedValue<string>(
    db,
    `WITH person (id) AS (
       SELECT id FROM contacts WHERE site_id = @siteId AND email = @email
       UNION SELECT contacts.id FROM former_emails AS former
         CROSS JOIN contacts ON contacts.id = former.contact_id AND contacts.site_id = @siteId
         WHERE former.email = @email)
     SELECT contacts.email FROM person CROSS JOIN contacts ON contacts.id = person.id WHERE contacts.email <> @email
     UNION SELECT former.email FROM person CROSS JOIN former_emails AS former ON former.contact_id = person.id
       WHERE former.email <> @email`,
  ).all({ siteId, email });
}

/**
 * The marketing status with which contacts of the site left an address, or have themselves by now, whichever is further
 * out; that their mailbox of now is gone says nothing of this one. Undefined if nobody but `exceptContactId` had it.
 */
export function findStandingOf(
  db: Database,
  siteId: number,
  email: string,
  exceptContactId = 0,
): MarketingStatus | undefined {
  const had = prepared<{ standing: MarketingStatus; status: MarketingStatus }>(
    db,
    `SELECT former.standing, contacts.marketing_status AS status FROM former_emails AS former
     CROSS JOIN contacts ON contacts.id = former.contact_id
     WHERE former.email = ? AND contacts.site_id = ? AND contacts.id <> ?`,
  ).all(email, siteId, exceptContactId);
  return had
    .flatMap(({ standing, status }) => (status === "bounced" ? [standing] : [standing, status]))
    .sort((one, other) => optOutRank(other) - optOutRank(one))[0];
}
