import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import { clearJobFailure } from "@/lib/jobs/retry-budget";

export const ofChange = z.strictObject({ changeId: z.number().int().positive() });

/** Gives up a change that was set aside. What it did already stays. Refuses one that runs. */
export function discardChange(
  access: SiteAccess,
  db: Database,
  { changeId }: z.infer<typeof ofChange>,
): { ok: true } | { ok: false; refusal: "not_found" } {
  return write(db, (tx): { ok: true } | { ok: false; refusal: "not_found" } => {
    const { changes } = prepared(
      tx,
      "DELETE FROM definition_changes WHERE id = ? AND site_id = ? AND status = 'failed'",
    ).run(changeId, access.siteId);
    if (changes !== 1) return { ok: false, refusal: "not_found" };
    clearJobFailure(tx, "definition_changes", changeId);
    return { ok: true };
  });
}
