import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";

const itemsAtOnce = 2000;

/**
 * Drops one batch of the contacts of a job, because dropping all at once would hold up everyone. Returns true when
 * the batch was not full, so that none is left.
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
