import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import type { MarketingStatus } from "@/lib/consent/status/marketing-status";
import { optOutRank } from "@/lib/consent/status/next-marketing-status";

interface FormerEmail {
  email: string;
  leftAt: number;
}

/** Lists the emails that a contact had before, the last one first. */
export function listFormerEmails(db: Database, contactId: number): FormerEmail[] {
  return prepared<FormerEmail>(
    db,
    "SELECT email, left_at AS leftAt FROM former_emails WHERE contact_id = ? ORDER BY left_at DESC, email",
  ).all(contactId);
}

/** Lists the present emails of contacts of the site who had this one before. */
export function listEmailsNow(db: Database, siteId: number, email: string): string[] {
  return preparedValue<string>(
    db,
    `SELECT contacts.email FROM former_emails AS former
     CROSS JOIN contacts ON contacts.id = former.contact_id AND contacts.site_id = ?
     WHERE former.email = ? ORDER BY contacts.id`,
  ).all(siteId, email);
}

/** Lists every other email that contacts of the site have or had who have or had this one. */
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
 * Returns the marketing status with which contacts of the site left an email, or that they have now, whichever is
 * further out; a bounce of their present mailbox does not count. Undefined if only `exceptContactId` had it.
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
