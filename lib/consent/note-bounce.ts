import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { endOptInRequests } from "./end-opt-in-requests";
import { recordConsentEvent } from "./record-consent-event";
import type { MarketingStatus } from "./status/marketing-status";
import { nextMarketingStatus } from "./status/next-marketing-status";

/**
 * A mail server said for good that there is no such mailbox: whoever the letter was for is bounced, unless they are
 * further out already or have another address by now. Belongs in a transaction.
 */
export function noteBounce(db: Database, mailId: number, email: string, now: number): void {
  const contact = prepared(
    db,
    `SELECT contacts.id, contacts.marketing_status AS status FROM outgoing_mail AS mail
     CROSS JOIN contacts ON contacts.id = mail.contact_id
     WHERE mail.id = ? AND contacts.email = ? AND contacts.being_erased_at IS NULL`,
  ).get(mailId, email) as { id: number; status: MarketingStatus } | undefined;
  if (!contact) return;
  const status = nextMarketingStatus({ current: contact.status, isErased: false }, "bounced");
  if (status === contact.status) return;
  prepared(
    db,
    "UPDATE contacts SET marketing_status = ?, updated_at = max(updated_at + 1, ?) WHERE id = ?",
  ).run(status, now, contact.id);
  recordConsentEvent(db, contact.id, "bounced", "mail server", now);
  endOptInRequests(db, contact.id);
}
