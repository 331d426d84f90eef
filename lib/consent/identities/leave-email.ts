import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import type { MarketingStatus } from "@/lib/consent/status/marketing-status";
import { hasLeft } from "@/lib/consent/status/next-marketing-status";
import { rememberErasedIdentity } from "./erased-identities";

/** Is an email that a contact no longer has, with the marketing status it was left with. */
interface LeftEmail {
  siteId: number;
  contactId: number;
  email: string;
  standing: MarketingStatus;
}

/**
 * Keeps a former email with its contact. Whoever unsubscribed, bounced or complained there stays out there: the
 * email is remembered as opted out at once.
 */
export function leaveEmail(
  tx: Transaction,
  { siteId, contactId, email, standing }: LeftEmail,
  now: number,
): void {
  prepared(
    tx,
    `INSERT INTO former_emails (contact_id, email, standing, left_at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET standing = excluded.standing, left_at = excluded.left_at`,
  ).run(contactId, email, standing, now);
  if (hasLeft(standing)) rememberErasedIdentity(tx, siteId, email, now, "opted_out");
}

/** Notes that the contact has this email now, so that it is none of their former ones. */
export function takeEmail(tx: Transaction, contactId: number, email: string): void {
  prepared(tx, "DELETE FROM former_emails WHERE contact_id = ? AND email = ?").run(contactId, email);
}
