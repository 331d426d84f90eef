import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { findMemberRole } from "./member-role";

export const oneSite = z.strictObject({ siteId: z.number().int().positive() });

export type ChooseSiteRefusal = { ok: false; refusal: "not_found" };

/** Makes a site the one that a session works with. A site that the sender does not belong to is not found. */
export function chooseSite(
  db: Database,
  { userId, sessionId }: { userId: string; sessionId: string },
  siteId: number,
): { ok: true } | ChooseSiteRefusal {
  return write(db, (tx): { ok: true } | ChooseSiteRefusal => {
    if (findMemberRole(tx, siteId, userId) === undefined) return { ok: false, refusal: "not_found" };
    prepared(tx, "UPDATE sessions SET site_id = @siteId WHERE id = @sessionId AND user_id = @userId").run({
      siteId,
      sessionId,
      userId,
    });
    return { ok: true };
  });
}
