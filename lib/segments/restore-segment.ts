import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { segments } from "@/db/schema";
import { type Transaction, write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import { columnsForSegment } from "./segment-columns";
import {
  type FilterRefusal,
  isNameTaken,
  newSegment,
  recordSegment,
  refusalOf,
  segmentId,
} from "./segment-rules";

export const restoredSegment = newSegment.extend({
  segmentId,
  position: z.number().int().nonnegative(),
  columns: columnsForSegment.shape.columns,
});

type Restored = { ok: true; segmentId: number } | FilterRefusal | { ok: false; refusal: "name_taken" };

/**
 * Undoes `discardSegment`: name, rules, place and columns are as they were, and links to it work again. Refuses a name
 * that was taken meanwhile, and rules that name what is gone by now.
 */
export function restoreSegment(
  access: SiteAccess,
  db: Database,
  { segmentId: oldId, name, filter, position, columns }: z.infer<typeof restoredSegment>,
  now: number,
): Restored {
  const refused = refusalOf(access, db, filter);
  if (refused) return refused;
  return write(db, (tx): Restored => {
    if (isNameTaken(tx, access, name)) return { ok: false, refusal: "name_taken" };
    const { id } = tx
      .insert(segments)
      .values({
        ...(isFree(tx, oldId) && { id: oldId }),
        siteId: access.siteId,
        name,
        filter: JSON.stringify(filter),
        position,
        columns: columns && JSON.stringify(columns),
        createdBy: access.userId,
        createdAt: now,
      })
      .returning({ id: segments.id })
      .get();
    recordSegment(tx, access, "segment_restored", { id, now });
    return { ok: true, segmentId: id };
  });
}

/** Tells whether an id was given once and stands for nothing now. One that is still to be given is not taken early. */
function isFree(tx: Transaction, id: number): boolean {
  const given = tx.get<{ seq: number } | undefined>(
    sql`SELECT seq FROM sqlite_sequence WHERE name = 'segments'`,
  );
  const isThere = tx.select({ id: segments.id }).from(segments).where(eq(segments.id, id)).get();
  return id <= (given?.seq ?? 0) && isThere === undefined;
}
