import { prepared } from "@/db/prepared";
import { takeRowId } from "@/db/row-ids";
import type { Transaction } from "@/db/write";
import { endOptInRequests } from "@/lib/consent/end-opt-in-requests";
import { recordConsentEvent } from "@/lib/consent/record-consent-event";
import { requestOptIn } from "@/lib/consent/request-opt-in";
import type { StoredAction } from "./bulk-action";
import { type Subject, wouldChange } from "./would-change";

/** What changes the database alone: everything but cancelling at a payment provider and writing a file. */
export type LocalAction = Exclude<StoredAction, { do: "cancel_subscription" | "export" }>;

/** Does it to one contact, in the transaction that counts it. False when nothing changed. */
export function applyBulkAction(
  tx: Transaction,
  subject: Subject,
  action: LocalAction,
  now: number,
): boolean {
  if (!wouldChange(tx, subject, action)) return false;
  const { siteId, contactId } = subject;
  if (action.do === "request_opt_in" && !requestOptIn(tx, contactId, now)) return false;
  change(tx, siteId, contactId, action, now);
  prepared(tx, "UPDATE contacts SET updated_at = max(updated_at + 1, ?) WHERE id = ?").run(now, contactId);
  return true;
}

function change(tx: Transaction, siteId: number, contactId: number, action: LocalAction, now: number): void {
  switch (action.do) {
    case "add_tag":
      prepared(tx, "INSERT INTO contact_tags (contact_id, tag_id, created_at) VALUES (?, ?, ?)").run(
        contactId,
        action.tagId,
        now,
      );
      return;
    case "remove_tag":
      prepared(tx, "DELETE FROM contact_tags WHERE contact_id = ? AND tag_id = ?").run(
        contactId,
        action.tagId,
      );
      return;
    case "join_sequence":
      prepared(
        tx,
        `INSERT INTO sequence_enrollments (contact_id, sequence_id, status, created_at) VALUES (?, ?, 'active', ?)
         ON CONFLICT DO UPDATE SET status = 'active'`,
      ).run(contactId, action.sequenceId, now);
      return;
    case "leave_sequence":
      prepared(
        tx,
        "UPDATE sequence_enrollments SET status = 'left' WHERE contact_id = ? AND sequence_id = ?",
      ).run(contactId, action.sequenceId);
      return;
    case "grant_offer":
      prepared(
        tx,
        `INSERT INTO purchases (contact_id, id, offer_id, kind, amount, currency, created_at)
         SELECT ?, ?, id, 'granted', 0, currency, ? FROM offers WHERE id = ? AND site_id = ?`,
      ).run(contactId, takeRowId(tx), now, action.offerId, siteId);
      prepared(tx, "UPDATE contacts SET is_customer = 1 WHERE id = ?").run(contactId);
      return;
    case "revoke_offer":
      prepared(
        tx,
        `UPDATE purchases SET revoked_at = ? WHERE contact_id = ? AND offer_id = ? AND kind = 'granted'
         AND revoked_at IS NULL`,
      ).run(now, contactId, action.offerId);
      prepared(
        tx,
        `UPDATE contacts SET is_customer = EXISTS (
           SELECT 1 FROM purchases WHERE contact_id = @contactId AND (kind = 'bought' OR revoked_at IS NULL))
         WHERE id = @contactId`,
      ).run({ contactId });
      return;
    case "restore_offer":
      prepared(
        tx,
        `UPDATE purchases SET revoked_at = NULL WHERE contact_id = @contactId AND offer_id = @offerId
         AND kind = 'granted' AND revoked_at = (SELECT max(revoked_at) FROM purchases
           WHERE contact_id = @contactId AND offer_id = @offerId AND kind = 'granted')`,
      ).run({ contactId, offerId: action.offerId });
      prepared(tx, "UPDATE contacts SET is_customer = 1 WHERE id = ?").run(contactId);
      return;
    case "unsubscribe":
      prepared(
        tx,
        "UPDATE contacts SET marketing_status = 'unsubscribed' WHERE id = ? AND marketing_status <> 'complained'",
      ).run(contactId);
      recordConsentEvent(tx, contactId, "unsubscribed", "owner", now);
      endOptInRequests(tx, contactId);
      return;
    case "request_opt_in":
      prepared(tx, "UPDATE contacts SET marketing_status = 'pending' WHERE id = ?").run(contactId);
      return;
    case "hide":
      prepared(tx, "UPDATE contacts SET hidden_at = ? WHERE id = ?").run(now, contactId);
      return;
    case "unhide":
      prepared(tx, "UPDATE contacts SET hidden_at = NULL WHERE id = ?").run(contactId);
  }
}
