import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { applyBulkAction, type LocalAction } from "./apply-bulk-action";
import type { BeforeChange } from "./before-change";
import { type Subject, wouldChange } from "./would-change";

/** What was done, by its opposite, and what the contact was like before. */
interface Undoing {
  opposite: LocalAction;
  before: BeforeChange | undefined;
}

/**
 * Takes one contact back to where they were before a job, in the transaction that counts it, as if it had not been. What
 * happened to them since stays. False when nothing changed.
 */
export function undoOnContact(
  tx: Transaction,
  subject: Subject,
  { opposite, before }: Undoing,
  now: number,
): boolean {
  const { contactId } = subject;
  if (!before) return applyBulkAction(tx, subject, opposite, now);
  if (!wouldChange(tx, subject, opposite)) return false;
  const run = (query: string, values: object) =>
    prepared(tx, query).run({ contactId, ...values }).changes > 0;
  const hasChanged = undoBulkAction(tx, subject, { opposite, before }, run, now);
  if (hasChanged)
    run("UPDATE contacts SET updated_at = max(updated_at + 1, @now) WHERE id = @contactId", { now });
  return hasChanged;
}

function undoBulkAction(
  tx: Transaction,
  subject: Subject,
  { opposite, before }: { opposite: LocalAction; before: BeforeChange },
  run: (query: string, values: object) => boolean,
  now: number,
): boolean {
  const purchaseIds = JSON.stringify(before.purchaseIds ?? []);
  switch (opposite.do) {
    case "add_tag":
      return run(
        "INSERT INTO contact_tags (contact_id, tag_id, created_at) VALUES (@contactId, @tagId, @taggedAt)",
        { tagId: opposite.tagId, taggedAt: before.taggedAt ?? now },
      );
    case "hide":
      return run("UPDATE contacts SET hidden_at = @hiddenAt WHERE id = @contactId", {
        hiddenAt: before.hiddenAt ?? now,
      });
    case "leave_sequence":
      if (before.wasInSequence) return applyBulkAction(tx, subject, opposite, now);
      return run(
        "DELETE FROM sequence_enrollments WHERE contact_id = @contactId AND sequence_id = @sequenceId",
        {
          sequenceId: opposite.sequenceId,
        },
      );
    case "revoke_offer": {
      // What has come to hang on it by now, such as a payment, is not taken away: then it is revoked.
      const isGone = run(
        `DELETE FROM purchases WHERE contact_id = @contactId AND kind = 'granted'
           AND id IN (SELECT value FROM json_each(@purchaseIds))
           AND NOT EXISTS (SELECT 1 FROM payments WHERE payments.contact_id = @contactId AND purchase_id = purchases.id)
           AND NOT EXISTS (SELECT 1 FROM subscriptions WHERE subscriptions.contact_id = @contactId
             AND purchase_id = purchases.id)`,
        { purchaseIds },
      );
      if (!isGone) return applyBulkAction(tx, subject, opposite, now);
      if (before.isCustomer === 0)
        run(
          `UPDATE contacts SET is_customer = EXISTS (SELECT 1 FROM purchases WHERE contact_id = @contactId
             AND (kind = 'bought' OR revoked_at IS NULL)) WHERE id = @contactId`,
          {},
        );
      return true;
    }
    case "restore_offer": {
      const isBack = run(
        `UPDATE purchases SET revoked_at = NULL WHERE contact_id = @contactId AND kind = 'granted'
           AND id IN (SELECT value FROM json_each(@purchaseIds))`,
        { purchaseIds },
      );
      if (isBack) run("UPDATE contacts SET is_customer = 1 WHERE id = @contactId", {});
      return isBack;
    }
    default:
      return applyBulkAction(tx, subject, opposite, now);
  }
}
