import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { takeRowId } from "@/db/row-ids";
import type { Transaction } from "@/db/write";
import { exists, type LocalActionKind } from "./action-kind";

export const grantOfferInput = z.strictObject({
  do: z.literal("grant_offer"),
  offerId: z.number("a whole number").int().positive(),
});

export interface OfferAction {
  offerId: number;
}

export const grantOffer: LocalActionKind<OfferAction> = {
  undoneBy: "revoke_offer",
  wouldChange: (db, { contactId }, { offerId }) =>
    !exists(
      db,
      "SELECT 1 FROM purchases WHERE contact_id = ? AND offer_id = ? AND revoked_at IS NULL",
      contactId,
      offerId,
    ),
  change(tx, { siteId, contactId }, { offerId }, now) {
    prepared(
      tx,
      `INSERT INTO purchases (contact_id, id, offer_id, kind, amount, currency, created_at)
       SELECT ?, ?, id, 'granted', 0, currency, ? FROM offers WHERE id = ? AND site_id = ?`,
    ).run(contactId, takeRowId(tx), now, offerId, siteId);
    makeCustomer(tx, contactId);
    return true;
  },
  readBefore: readOffer,
  readAfter(db, contactId, { offerId }, before) {
    const hadBefore = new Set(before.purchaseIds);
    return { ...before, purchaseIds: listGrants(db, contactId, offerId).filter((id) => !hadBefore.has(id)) };
  },
};

/** Reads what granting or revoking the offer is about to change. */
export function readOffer(db: Database, contactId: number, { offerId }: OfferAction) {
  return {
    isCustomer: preparedValue<0 | 1>(db, "SELECT is_customer FROM contacts WHERE id = ?").one(contactId),
    purchaseIds: listGrants(db, contactId, offerId),
  };
}

export function makeCustomer(tx: Transaction, contactId: number): void {
  prepared(tx, "UPDATE contacts SET is_customer = 1 WHERE id = ?").run(contactId);
}

/** Tells whether the offer is granted and not revoked. Ignores bought purchases, because money was paid for them. */
export function isGranted(db: Database, contactId: number, offerId: number): boolean {
  const query = `SELECT 1 FROM purchases WHERE contact_id = ? AND offer_id = ? AND kind = 'granted'
    AND revoked_at IS NULL`;
  return exists(db, query, contactId, offerId);
}

function listGrants(db: Database, contactId: number, offerId: number): number[] {
  return preparedValue<number>(
    db,
    "SELECT id FROM purchases WHERE contact_id = ? AND offer_id = ? AND kind = 'granted' AND revoked_at IS NULL",
  ).all(contactId, offerId);
}
