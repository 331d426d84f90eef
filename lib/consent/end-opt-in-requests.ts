import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";

/**
 * Ends every open request to confirm of a contact: their links confirm nothing any more, and those not sent yet are
 * dropped. Belongs in each transaction that lowers a marketing status or takes away the address they were sent to.
 */
export function endOptInRequests(db: Database, contactId: number, now: number): void {
  prepared(
    db,
    `UPDATE opt_in_requests SET expires_at = @now
     WHERE contact_id = @contactId AND confirmed_at IS NULL AND expires_at > @now`,
  ).run({ contactId, now });
  prepared(
    db,
    `DELETE FROM outgoing_mail WHERE contact_id = ? AND template = 'confirm_subscription'
       AND state IN ('queued', 'sending')`,
  ).run(contactId);
}
