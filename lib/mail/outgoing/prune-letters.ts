import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";

export const letterKeptMs = 30 * 86_400_000;
const lettersAtOnce = 500;

/**
 * Drops letters to one person that are older than thirty days, one batch at a time. Letters of broadcasts stay: they
 * hold no text, and their readers can still unsubscribe by them. Returns true when there are more.
 */
export function pruneLetters(db: Database, now: number): boolean {
  const { changes } = write(db, (tx) =>
    prepared(
      tx,
      `DELETE FROM outgoing_mail WHERE (contact_id, id) IN (
         SELECT contact_id, id FROM outgoing_mail WHERE kind = 'transactional' AND created_at <= ?
         ORDER BY created_at LIMIT ${lettersAtOnce})`,
    ).run(now - letterKeptMs),
  );
  return changes === lettersAtOnce;
}
