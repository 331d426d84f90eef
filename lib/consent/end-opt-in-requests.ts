import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";

/** Matches requests that are neither confirmed nor ended. An ended request expires at the moment it was made. */
const isOpen = "confirmed_at IS NULL AND expires_at > created_at";

/**
 * Ends every open opt-in request of a contact: their links confirm nothing any more, and unsent ones are dropped.
 * Call it whenever a marketing status is lowered or the email they went to is taken away.
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

/** Tells whether a contact has an opt-in request that was neither answered nor ended. */
export function hasOpenOptIn(db: Database, contactId: number): boolean {
  const open = prepared(db, `SELECT 1 FROM opt_in_requests WHERE contact_id = ? AND ${isOpen} LIMIT 1`);
  return open.get(contactId) !== undefined;
}
