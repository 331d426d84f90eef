import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";

/** Is what the outbox keeps of contacts that are gone, as JSON. */
export interface Gone {
  contactIds: number[];
  erasedAt: number;
  deletionId: number;
}

/** Has the ledger told which contacts a deletion erased, by their numbers, in the transaction that erases them. */
export function noteGone(tx: Transaction, siteId: number, gone: Gone): void {
  if (gone.contactIds.length === 0) return;
  prepared(tx, "INSERT INTO ledger_outbox (kind, site_id, subject) VALUES ('gone', ?, ?)").run(
    siteId,
    JSON.stringify(gone),
  );
}
