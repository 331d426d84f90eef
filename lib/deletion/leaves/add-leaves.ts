import { prepared, preparedValue } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { saltOf } from "@/lib/receipts/make-proof";
import { leafOf } from "@/lib/receipts/merkle-tree";
import { normaliseEmail } from "@/lib/values/email";
import { takeLeafKey } from "./leaf-key";

/**
 * Adds a leaf for each email that a deletion erases, in the transaction that erases it. A deletion that began without
 * leaves gets none, because a tree of some of its emails would say that the others were not deleted.
 */
export function addLeaves(tx: Transaction, jobId: number, emails: readonly string[]): void {
  if (emails.length === 0) return;
  const key = takeLeafKey(tx, jobId);
  if (!key) return;
  let position = nextPosition(tx, jobId);
  for (const email of emails) {
    const normal = normaliseEmail(email);
    prepared(tx, "INSERT INTO deletion_leaves (job_id, position, leaf) VALUES (?, ?, ?)").run(
      jobId,
      position,
      leafOf(saltOf(key, normal), normal),
    );
    position += 1;
  }
}

function nextPosition(tx: Transaction, jobId: number): number {
  return preparedValue<number>(
    tx,
    "SELECT coalesce(max(position) + 1, 0) FROM deletion_leaves WHERE job_id = ?",
  ).one(jobId);
}
