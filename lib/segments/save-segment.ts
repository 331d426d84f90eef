import { eq, max } from "drizzle-orm";
import type { z } from "zod";
import type { Database } from "@/db/open-database";
import { segments } from "@/db/schema";
import { write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import { type FilterRefusal, isNameTaken, type newSegment, recordSegment, refusalOf } from "./segment-rules";

type Saved = { ok: true; segmentId: number } | FilterRefusal | { ok: false; refusal: "name_taken" };

/**
 * Saves a filter under a name, after the site's other segments. Refuses a filter that names a person, because the
 * segment would outlive them.
 */
export function saveSegment(
  access: SiteAccess,
  db: Database,
  { name, filter }: z.infer<typeof newSegment>,
  now: number,
): Saved {
  const refused = refusalOf(access, db, filter);
  if (refused) return refused;
  return write(db, (tx): Saved => {
    if (isNameTaken(tx, access, name)) return { ok: false, refusal: "name_taken" };
    const { siteId, userId: createdBy } = access;
    const last = tx
      .select({ position: max(segments.position) })
      .from(segments)
      .where(eq(segments.siteId, siteId))
      .get();
    const position = (last?.position ?? -1) + 1;
    const { id } = tx
      .insert(segments)
      .values({ siteId, name, filter: JSON.stringify(filter), position, createdBy, createdAt: now })
      .returning({ id: segments.id })
      .get();
    recordSegment(tx, access, "segment_saved", { id, now });
    return { ok: true, segmentId: id };
  });
}
