import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { segments } from "@/db/schema";
import { write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import { recordSegment, segmentId } from "./segment-rules";

export const segmentWithPlace = z.strictObject({
  segmentId,
  /** Names the segment before which it is to stand; null for the end. */
  before: segmentId.nullable(),
});

type Moved = { ok: true } | { ok: false; refusal: "not_found" };

/** Puts a segment before another one of the site, or at the end, and numbers them all in that order. */
export function moveSegment(
  access: SiteAccess,
  db: Database,
  { segmentId: id, before }: z.infer<typeof segmentWithPlace>,
  now: number,
): Moved {
  return write(db, (tx): Moved => {
    const ids = tx
      .select({ id: segments.id })
      .from(segments)
      .where(eq(segments.siteId, access.siteId))
      .orderBy(asc(segments.position), asc(segments.name))
      .all()
      .map((one) => one.id);
    const others = ids.filter((one) => one !== id);
    const at = before === null ? others.length : others.indexOf(before);
    if (others.length === ids.length || at < 0) return { ok: false, refusal: "not_found" };
    for (const [position, one] of others.toSpliced(at, 0, id).entries())
      tx.update(segments).set({ position }).where(eq(segments.id, one)).run();
    recordSegment(tx, access, "segment_moved", { id, now });
    return { ok: true };
  });
}
