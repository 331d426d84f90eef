import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { yieldToLanes } from "@/lib/jobs/time-slice";
import { type BuiltTree, LeafTree, leavesPerSubtree } from "@/lib/receipts/merkle-tree";

/** Bounds how many leaves are looked through before other work has its turn. */
const soughtAtOnce = 20_000;

/** Counts the leaves of a deletion; null for one that has none. */
export function countLeaves(db: Database, jobId: number): number | null {
  return preparedValue<number | null>(
    db,
    `SELECT CASE WHEN encrypted_leaf_key IS NOT NULL THEN
         (SELECT coalesce(max(position) + 1, 0) FROM deletion_leaves WHERE job_id = job.id)
       WHEN deleted_count = 0 THEN 0 END FROM deletion_jobs AS job WHERE id = ?`,
  ).one(jobId);
}

/** Builds the tree over the first `count` leaves of a deletion. Other work has its turn in between. */
export async function buildTree(db: Database, jobId: number, count: number): Promise<BuiltTree> {
  const tree = new LeafTree();
  for (let from = 0; from < count; from += leavesPerSubtree) {
    for (const leaf of readLeaves(db, jobId, from, Math.min(count, from + leavesPerSubtree))) tree.add(leaf);
    await yieldToLanes();
  }
  return tree.build();
}

/** Lists the leaves of a deletion from one position up to another, which is left out. */
export function readLeaves(db: Database, jobId: number, from: number, to: number): Buffer[] {
  return preparedValue<Buffer>(
    db,
    "SELECT leaf FROM deletion_leaves WHERE job_id = ? AND position >= ? AND position < ? ORDER BY position",
  ).all(jobId, from, to);
}

/** Returns at which position a leaf stands among the first `count`; undefined when it does not. */
export async function findPosition(
  db: Database,
  jobId: number,
  leaf: Buffer,
  count: number,
): Promise<number | undefined> {
  const find = preparedValue<number>(
    db,
    "SELECT position FROM deletion_leaves WHERE job_id = ? AND position >= ? AND position < ? AND leaf = ? LIMIT 1",
  );
  for (let from = 0; from < count; from += soughtAtOnce) {
    const position = find.get(jobId, from, Math.min(count, from + soughtAtOnce), leaf);
    if (position !== undefined) return position;
    await yieldToLanes();
  }
  return undefined;
}
