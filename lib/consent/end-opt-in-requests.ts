import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";

/** Neither confirmed nor ended. One that was ended expired when it was made. */
const isOpen = "confirmed_at IS NULL AND expires_at > created_at";

/**
 * Ends every open request to confirm of a contact: their links confirm nothing any more, and those not sent yet are
 * dropped. Belongs in each transaction that lowers a marketing status or takes away the address they were sent to.
 */
export function endOptInRequests(tx: Transaction, contactId: number): void {
  prepared(tx, `UPDATE opt_in_requests SET expires_at = created_at WHERE contact_id = ? AND ${isOpen}`).run(
    contactId,
  );
  prepared(
    tx,
    `DELETE FROM outgoing_mail WHERE contact_id = ? AND template = 'confirm_subscription'
       AND state IN ('queued', 'sending')`,
  ).run(contactId);
}

/** Whether a contact has a request to confirm that was neither answered nor ended. */
export function hasOpenOptIn(db: Database, contactId: number): boolean {
  const open = prepared(db, `SELECT 1 FROM opt_in_requests WHERE contact_id = ? AND ${isOpen} LIMIT 1`);
  return open.get(contactId) !== undefined;
}
