import { z } from "zod";
import type { Database } from "@/db/open-database";
import { segments } from "@/db/schema";
import { write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import { contactFilter } from "@/lib/contacts/filter/contact-filter";
import { type FilterRefusal, isOurs, recordSegment, refusalOf, segmentId } from "./segment-rules";

export const segmentWithFilter = z.strictObject({ segmentId, filter: contactFilter });

type Changed = { ok: true } | FilterRefusal | { ok: false; refusal: "not_found" };

/** Gives a segment other rules. Refuses those that name a person, as saving does. */
export function changeSegment(
  access: SiteAccess,
  db: Database,
  { segmentId: id, filter }: z.infer<typeof segmentWithFilter>,
  now: number,
): Changed {
  const refused = refusalOf(access, db, filter);
  if (refused) return refused;
  return write(db, (tx): Changed => {
    const changed = { filter: JSON.stringify(filter) };
    const { changes } = tx.update(segments).set(changed).where(isOurs(access, id)).run();
    if (changes !== 1) return { ok: false, refusal: "not_found" };
    recordSegment(tx, access, "segment_changed", { id, now });
    return { ok: true };
  });
}
