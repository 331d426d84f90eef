import { z } from "zod";
import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import type { LocalActionKind, Subject } from "./action-kind";
import { isGranted, type OfferAction, readOffer } from "./grant-offer";

export const revokeOfferInput = z.strictObject({
  do: z.literal("revoke_offer"),
  offerId: z.number("a whole number").int().positive(),
});

export const revokeOffer: LocalActionKind<OfferAction> = {
  undoneBy: "restore_offer",
  wouldChange: (db, { contactId }, { offerId }) => isGranted(db, contactId, offerId),
  change: revoke,
  readBefore: readOffer,
  changeBack(tx, subject, action, { purchaseIds = [], isCustomer }, now) {
    // A grant that something depends on by now, such as a payment, is revoked and not deleted.
    const { changes } = prepared(
      tx,
      `DELETE FROM purchases WHERE contact_id = @contactId AND kind = 'granted'
         AND id IN (SELECT value FROM json_each(@purchaseIds))
         AND NOT EXISTS (SELECT 1 FROM payments WHERE payments.contact_id = @contactId AND purchase_id = purchases.id)
         AND NOT EXISTS (SELECT 1 FROM subscriptions WHERE subscriptions.contact_id = @contactId
           AND purchase_id = purchases.id)`,
    ).run({ contactId: subject.contactId, purchaseIds: JSON.stringify(purchaseIds) });
    if (changes === 0) return revoke(tx, subject, action, now);
    if (isCustomer === 0) recountCustomer(tx, subject.contactId);
    return true;
  },
};

function revoke(tx: Transaction, { contactId }: Subject, { offerId }: OfferAction, now: number): boolean {
  const { changes } = prepared(
    tx,
    `UPDATE purchases SET revoked_at = ? WHERE contact_id = ? AND offer_id = ? AND kind = 'granted'
     AND revoked_at IS NULL`,
  ).run(now, contactId, offerId);
  recountCustomer(tx, contactId);
  return changes > 0;
}

function recountCustomer(tx: Transaction, contactId: number): void {
  prepared(
    tx,
    `UPDATE contacts SET is_customer = EXISTS (
       SELECT 1 FROM purchases WHERE contact_id = @contactId AND (kind = 'bought' OR revoked_at IS NULL))
     WHERE id = @contactId`,
  ).run({ contactId });
}
