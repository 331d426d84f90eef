import type { Database } from "@/db/open-database";
import { closeReplay, type LedgerEnd } from "./close-replay";
import { matchContacts } from "./match-contacts";
import { mergeRemembered } from "./merge-remembered";
import { readEntries } from "./read-entries";
import { beginReplay, findOpenReplay } from "./replay-row";

interface ReplayOrder extends LedgerEnd {
  file: string;
  /** Is where the ledger goes on from what the database knows. */
  from: number;
  /** Tells whether the ledger goes on from this very database. */
  isOnChain: boolean;
  damagedLines: number[];
}

/**
 * Brings a database that is older than its ledger up to it, before anyone is answered. Whoever was erased since is
 * marked, so that nobody sees them, and queued for an ordinary deletion; everything else only lowers consent. Killed in
 * the middle it goes on where it was. Throws a sentence when the ledger's keys are encrypted with another secret.
 */
export function replayLedger(
  db: Database,
  { file, isOnChain, damagedLines, from, ...end }: ReplayOrder,
  now: number,
): void {
  const replay = findOpenReplay(db) ?? beginReplay(db, { isOnChain, from, damagedLines }, now);
  if (replay.phase === "reading") readEntries(db, file, replay, now);
  if (replay.phase === "matching") matchContacts(db, replay, now);
  if (replay.phase === "merging") mergeRemembered(db, replay);
  closeReplay(db, replay, end, now);
}
