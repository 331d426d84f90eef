import type { z } from "zod";
import type { Database } from "@/db/open-database";
import { segments } from "@/db/schema";
import { write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { restoredSegment } from "./restore-segment";
import { isOurs, type ofSegment, recordSegment } from "./segment-rules";
import { storedSegment } from "./stored-segment";

type Discarded =
  | { ok: true; segment: z.infer<typeof restoredSegment> | undefined }
  | { ok: false; refusal: "not_found" };

/**
 * Discards a saved filter; the contacts in it stay. Returns the segment as `restoreSegment` takes it to undo this, or
 * undefined when what was stored is damaged.
 */
export function discardSegment(
  access: SiteAccess,
  db: Database,
  { segmentId: id }: z.infer<typeof ofSegment>,
  now: number,
): Discarded {
  return write(db, (tx): Discarded => {
    const [gone] = tx.delete(segments).where(isOurs(access, id)).returning().all();
    if (!gone) return { ok: false, refusal: "not_found" };
    recordSegment(tx, access, "segment_discarded", { id, now });
    const { name, position } = gone;
    const stored = storedSegment(gone);
    return { ok: true, segment: stored && { segmentId: id, name, position, ...stored } };
  });
}
