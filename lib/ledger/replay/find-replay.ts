import { prepared } from "@/db/prepared";
import type { Reader } from "@/db/write";

/** Tells what a replay did, and how far its deletions are by now. It names nobody. */
export interface ReplayReport {
  id: number;
  /** Is when the copy was last written before it was put back; null when that is not known. */
  copiedAt: number | null;
  finishedAt: number;
  erasedAgainCount: number;
  /** Counts those of them who are deleted by now, and those who are held because their billing is not proven stopped. */
  deletedCount: number;
  heldCount: number;
  /** Counts their customers at Stripe: each is held until it is proven that nothing charges them. */
  customerCount: number;
  loweredCount: number;
  rememberedCount: number;
  stoppedCount: number;
  damagedLines: number[];
}

/** Returns the report of the last replay that ended; undefined when there was none. */
export function findLastReplay(db: Reader): ReplayReport | undefined {
  const found = prepared<Omit<ReplayReport, "damagedLines"> & { damagedLines: string }>(
    db,
    `SELECT id, copied_at AS copiedAt, finished_at AS finishedAt, erased_again_count AS erasedAgainCount,
       lowered_count AS loweredCount, remembered_count AS rememberedCount, stopped_count AS stoppedCount,
       damaged_lines AS damagedLines, coalesce(sum.deleted, 0) AS deletedCount, coalesce(sum.held, 0) AS heldCount,
       coalesce(sum.customers, 0) AS customerCount
     FROM ledger_replays LEFT JOIN (
       SELECT replay_id, sum(deleted_count + already_gone_count) AS deleted, sum(needs_attention_count) AS held,
         sum(json_extract(plan, '$.billing.customerCount')) AS customers
       FROM deletion_jobs WHERE replay_id IS NOT NULL GROUP BY replay_id) AS sum ON sum.replay_id = id
     WHERE finished_at IS NOT NULL ORDER BY id DESC LIMIT 1`,
  ).get();
  return found && { ...found, damagedLines: JSON.parse(found.damagedLines) };
}
