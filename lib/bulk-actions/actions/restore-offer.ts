import { prepared } from "@/db/prepared";
import { exists, type LocalActionKind } from "./action-kind";
import { isGranted, makeCustomer, type OfferAction } from "./grant-offer";

/** Undoes `revoke_offer` only: makes the purchase valid again. */
export const restoreOffer: LocalActionKind<OfferAction> = {
  wouldChange: (db, { contactId }, { offerId }) =>
    !isGranted(db, contactId, offerId) &&
    exists(
      db,
      `SELECT 1 FROM purchases WHERE contact_id = ? AND offer_id = ? AND kind = 'granted'
       AND revoked_at IS NOT NULL`,
      contactId,
      offerId,
    ),
  change(tx, { contactId }, { offerId }) {
    prepared(
      tx,
      `UPDATE purchases SET revoked_at = NULL WHERE contact_id = @contactId AND offer_id = @offerId
       AND kind = 'granted' AND revoked_at = (SELECT max(revoked_at) FROM purchases
         WHERE contact_id = @contactId AND offer_id = @offerId AND kind = 'granted')`,
    ).run({ contactId, offerId });
    makeCustomer(tx, contactId);
    return true;
  },
  changeBack(tx, { contactId }, _action, { purchaseIds = [] }) {
    const { changes } = prepared(
      tx,
      `UPDATE purchases SET revoked_at = NULL WHERE contact_id = @contactId AND kind = 'granted'
         AND id IN (SELECT value FROM json_each(@purchaseIds))`,
    ).run({ contactId, purchaseIds: JSON.stringify(purchaseIds) });
    if (changes > 0) makeCustomer(tx, contactId);
    return changes > 0;
  },
};
