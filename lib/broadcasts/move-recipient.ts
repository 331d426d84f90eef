import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";

/**
 * Moves the places of a merged contact in unfinished broadcasts to the contact that is kept, who gets one letter of
 * each, not two and not none.
 */
export function moveRecipient(tx: Transaction, { keepId, dropId }: { keepId: number; dropId: number }): void {
  const isDrops = `contact_id = @dropId
    AND broadcast_id IN (SELECT id FROM broadcasts WHERE status IN ('counting', 'prepared', 'draft', 'scheduled', 'starting', 'sending'))`;
  prepared(tx, `UPDATE OR IGNORE broadcast_recipients SET contact_id = @keepId WHERE ${isDrops}`).run({
    keepId,
    dropId,
  });
  prepared(tx, `DELETE FROM broadcast_recipients WHERE ${isDrops}`).run({ dropId });
}
