import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";

interface Letter {
  contactId: number;
  id: number;
  state: "queued" | "sending" | "sent";
  broadcastId: number;
}

/**
 * Leaves one letter of each broadcast when both contacts have one, or one has it and the other is still to get it. A
 * letter on its way counts first.
 */
export function mergeLetters(tx: Transaction, { keepId, dropId }: { keepId: number; dropId: number }): void {
  const letters = prepared<Letter>(
    tx,
    `SELECT contact_id AS contactId, id, state, broadcast_id AS broadcastId FROM outgoing_mail
     WHERE contact_id IN (@keepId, @dropId) AND broadcast_id IS NOT NULL AND state <> 'failed'
     ORDER BY state = 'queued', contact_id = @dropId`,
  ).all({ keepId, dropId });
  const having = new Set<number>();
  for (const letter of letters) {
    if (having.has(letter.broadcastId) && letter.state === "queued") dropLetter(tx, letter);
    having.add(letter.broadcastId);
  }
  for (const broadcastId of having)
    for (const contactId of [keepId, dropId]) {
      const { changes } = prepared(
        tx,
        "DELETE FROM broadcast_recipients WHERE broadcast_id = ? AND contact_id = ?",
      ).run(broadcastId, contactId);
      prepared(tx, "UPDATE broadcasts SET skipped_count = skipped_count + ? WHERE id = ?").run(
        changes,
        broadcastId,
      );
    }
}

function dropLetter(tx: Transaction, { contactId, id, broadcastId }: Letter): void {
  prepared(tx, "DELETE FROM outgoing_mail WHERE contact_id = ? AND id = ?").run(contactId, id);
  prepared(
    tx,
    "UPDATE broadcasts SET queued_count = queued_count - 1, skipped_count = skipped_count + 1 WHERE id = ?",
  ).run(broadcastId);
}
