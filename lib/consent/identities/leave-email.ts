import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import type { MarketingStatus } from "@/lib/consent/status/marketing-status";
import { hasLeft } from "@/lib/consent/status/next-marketing-status";
import { rememberErasedIdentity } from "./erased-identities";

/** An address that a contact no longer has, and the marketing status that it was left with. */
interface LeftEmail {
  siteId: number;
  contactId: number;
  email: string;
  standing: MarketingStatus;
}

/**
 * Keeps an address with the contact who had it. Whoever unsubscribed, bounced or complained there stays out there: that is
 * remembered for the address at once. Belongs in the transaction that changes the address or merges the contact away.
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

/** Says that the contact has this address now, so that it is none of its former ones. */
export function takeEmail(tx: Transaction, contactId: number, email: string): void {
  prepared(tx, "DELETE FROM former_emails WHERE contact_id = ? AND email = ?").run(contactId, email);
}
