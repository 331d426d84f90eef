import { z } from "zod";
import type { Database } from "@/db/open-database";
import { segments } from "@/db/schema";
import { write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import { isNameTaken, isOurs, recordSegment, segmentId, segmentName } from "./segment-rules";

export const segmentWithName = z.strictObject({ segmentId, name: segmentName });

type Renamed = { ok: true } | { ok: false; refusal: "not_found" | "name_taken" };

/** Gives a segment another name. Refuses that of another segment of the site. */
export function renameSegment(
  access: SiteAccess,
  db: Database,
  { segmentId: id, name }: z.infer<typeof segmentWithName>,
  now: number,
): Renamed {
  return write(db, (tx): Renamed => {
    if (isNameTaken(tx, access, name, id)) return { ok: false, refusal: "name_taken" };
    const { changes } = tx.update(segments).set({ name }).where(isOurs(access, id)).run();
    if (changes !== 1) return { ok: false, refusal: "not_found" };
    recordSegment(tx, access, "segment_renamed", { id, now });
    return { ok: true };
  });
}
