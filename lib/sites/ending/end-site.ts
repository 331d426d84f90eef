import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import { isFresh } from "@/lib/auth/fresh/is-fresh";
import type { SiteAccess } from "@/lib/auth/site-access";
import { isConfirmed } from "@/lib/values/typed-phrase";
import { findEnding } from "./find-ending";

export const siteToEnd = z.strictObject({ name: z.string().max(500) });

export type EndSiteRefusal = { ok: false; refusal: "already_ending" | "name_mismatch" | "proof_needed" };

/**
 * Begins to delete the whole site: from now on nobody new comes in, and the worker deletes its contacts as an ordinary
 * deletion. Asks for the name of the site and always for a fresh proof.
 */
export function endSite(
  { siteId, userId }: SiteAccess,
  db: Database,
  { name }: z.infer<typeof siteToEnd>,
  now: number,
  freshAt: number | null,
): { ok: true } | EndSiteRefusal {
  return write(db, (tx): { ok: true } | EndSiteRefusal => {
    if (findEnding({ siteId }, tx)) return { ok: false, refusal: "already_ending" };
    const siteName = preparedValue<string>(tx, "SELECT name FROM sites WHERE id = ?").one(siteId);
    if (!isConfirmed(siteName, name)) return { ok: false, refusal: "name_mismatch" };
    if (!isFresh(freshAt, now)) return { ok: false, refusal: "proof_needed" };
    prepared(
      tx,
      "UPDATE sites SET ending_at = @now, ending_by = @userId, ending_job_id = NULL WHERE id = @siteId",
    ).run({ now, userId, siteId });
    recordAudit(tx, { siteId, actorId: userId, action: "site_ending", counts: {}, now });
    return { ok: true };
  });
}
