import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";

/** Has the ledger told which contacts were erased, by their numbers, in the transaction that erases them. */
export function noteGone(
  tx: Transaction,
  siteId: number,
  { contactIds, erasedAt }: { contactIds: number[]; erasedAt: number },
): void {
  if (contactIds.length === 0) return;
  const subject = JSON.stringify({ contactIds, erasedAt });
  prepared(tx, "INSERT INTO ledger_outbox (kind, site_id, subject) VALUES ('gone', ?, ?)").run(
    siteId,
    subject,
  );
}
