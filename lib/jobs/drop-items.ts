import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";

const itemsAtOnce = 2000;

/** Names the column that holds the job of each table. */
const jobColumns = {
  bulk_action_items: "job_id",
  deletion_items: "job_id",
  broadcast_recipients: "broadcast_id",
} as const;

/**
 * Drops one batch of the contacts of a job, because dropping all at once would hold up everyone. Returns true when
 * the batch was not full, so that none is left.
 */
export function dropItems(tx: Transaction, table: keyof typeof jobColumns, jobId: number): boolean {
  const isOfJob = `${jobColumns[table]} = @jobId`;
  const { changes } = prepared(
    tx,
    `DELETE FROM ${table} WHERE ${isOfJob} AND contact_id IN (
       SELECT contact_id FROM ${table} WHERE ${isOfJob} ORDER BY contact_id LIMIT @most)`,
  ).run({ jobId, most: itemsAtOnce });
  return changes < itemsAtOnce;
}
