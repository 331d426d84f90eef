import { eq, sql } from "drizzle-orm";
import type { Database } from "./open-database";
import { preparedValue } from "./prepared";
import { rowIds } from "./schema";
import type { Transaction } from "./write";

/** Reserves `count` fresh ids for rows of child tables and returns the first. An id is never given twice. */
export function takeRowIds(tx: Transaction, count = 1): number {
  const taken = tx
    .update(rowIds)
    .set({ lastId: sql`${rowIds.lastId} + ${count}` })
    .where(eq(rowIds.id, 1))
    .returning({ lastId: rowIds.lastId })
    .get();
  return taken.lastId - count + 1;
}

/** Takes one fresh id, by a statement compiled once. */
export function takeRowId(db: Database): number {
  return preparedValue<number>(
    db,
    "UPDATE row_ids SET last_id = last_id + 1 WHERE id = 1 RETURNING last_id",
  ).one();
}
