import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";

const itemsAtOnce = 2000;

/**
 * Drops one stretch of those a job was about, in the transaction that calls it: all at once would hold up everyone.
 * True when there were fewer than a whole stretch, so that none is left.
 */
export function dropItems(
  tx: Transaction,
  table: "bulk_action_items" | "deletion_items",
  jobId: number,
): boolean {
  const { changes } = prepared(
    tx,
    `DELETE FROM ${table} WHERE job_id = @jobId AND contact_id IN (
       SELECT contact_id FROM ${table} WHERE job_id = @jobId ORDER BY contact_id LIMIT @most)`,
  ).run({ jobId, most: itemsAtOnce });
  return changes < itemsAtOnce;
}
