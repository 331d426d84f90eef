import type { Database } from "@/db/open-database";
import { type Transaction, write } from "@/db/write";
import { listCopied, markMet } from "./copied-contact";
import { eraseAgain } from "./erase-again";
import { findErasureOf } from "./find-erasure-of";
import { findLeavingOf } from "./find-leaving-of";
import { lowerConsent } from "./lower-consent";
import { noteReplay, type Replay } from "./replay-row";

const contactsAtOnce = 500;

/**
 * Compares every contact of the copy with what the ledger says of their emails, in order of id. Whoever was erased
 * since is marked, which nobody sees, and queued to be erased again; whoever left since is out.
 */
export function matchContacts(db: Database, replay: Replay, now: number): void {
  while (write(db, (tx) => matchBatch(tx, replay, now)));
  write(db, (tx) => noteReplay(tx, replay, { phase: "merging", position: 0 }));
}

function matchBatch(tx: Transaction, replay: Replay, now: number): boolean {
  const contacts = listCopied(tx, replay.position, contactsAtOnce);
  let erasedAgain = 0;
  let lowered = 0;
  for (const contact of contacts) {
    const { id, siteId, emails } = contact;
    for (const { email, leavings } of emails) if (leavings.length > 0) markMet(tx, siteId, email);
    const erasedAt = findErasureOf(tx, contact);
    if (erasedAt !== undefined) {
      eraseAgain(tx, replay, contact, erasedAt, now);
      erasedAgain += 1;
      continue;
    }
    const status = findLeavingOf(tx, replay, contact);
    if (status === undefined) continue;
    lowerConsent(tx, id, status, now);
    lowered += 1;
  }
  const position = contacts.at(-1)?.id ?? replay.position;
  noteReplay(tx, replay, { phase: "matching", position }, { erasedAgain, lowered });
  return contacts.length === contactsAtOnce;
}
