import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";

/**
 * Whoever takes in another contact is meant where that one was: of each broadcast that is not written yet they get one
 * letter, not two and not none. Belongs in the transaction of the merge.
 */
export function moveRecipient(tx: Transaction, { keepId, dropId }: { keepId: number; dropId: number }): void {
  const isDrops = `contact_id = @dropId
    AND broadcast_id IN (SELECT id FROM broadcasts WHERE status IN ('counting', 'draft', 'sending'))`;
  prepared(tx, `UPDATE OR IGNORE broadcast_recipients SET contact_id = @keepId WHERE ${isDrops}`).run({
    keepId,
    dropId,
  });
  prepared(tx, `DELETE FROM broadcast_recipients WHERE ${isDrops}`).run({ dropId });
}
