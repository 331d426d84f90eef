import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { endOptInRequests } from "./end-opt-in-requests";
import { recordConsentEvent } from "./record-consent-event";
import type { MarketingStatus } from "./status/marketing-status";
import { nextMarketingStatus } from "./status/next-marketing-status";

/**
 * Notes that a mail server reported no such mailbox: the recipient is bounced, unless they are further out already
 * or have another email by now.
 */
export function noteBounce(tx: Transaction, mailId: number, email: string, now: number): void {
  const contact = prepared<{ id: number; status: MarketingStatus }>(
    tx,
    `SELECT contacts.id, contacts.marketing_status AS status FROM outgoing_mail AS mail
     CROSS JOIN contacts ON contacts.id = mail.contact_id
     WHERE mail.id = ? AND contacts.email = ? AND contacts.being_erased_at IS NULL`,
  ).get(mailId, email);
  if (!contact) return;
  const status = nextMarketingStatus({ current: contact.status, isErased: false }, "bounced");
  if (status === contact.status) return;
  prepared(
    tx,
    "UPDATE contacts SET marketing_status = ?, updated_at = max(updated_at + 1, ?) WHERE id = ?",
  ).run(status, now, contact.id);
  recordConsentEvent(tx, contact.id, "bounced", "mail server", now);
  endOptInRequests(tx, contact.id);
}
