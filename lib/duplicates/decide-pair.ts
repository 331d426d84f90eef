import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";

export const pairDecision = z.strictObject({
  pairId: z.number().int().positive(),
  /** Is false to take it back. */
  isDismissed: z.boolean(),
});

/** Remembers that two contacts are not the same person, or takes that back. Repeating it changes nothing. */
export function decidePair(
  access: SiteAccess,
  db: Database,
  { pairId, isDismissed }: z.infer<typeof pairDecision>,
  now: number,
): { ok: true } | { ok: false; refusal: "not_found" } {
  return write(db, (tx): { ok: true } | { ok: false; refusal: "not_found" } => {
    const pair = prepared<{ dismissedAt: number | null }>(
      tx,
      "SELECT dismissed_at AS dismissedAt FROM duplicate_pairs WHERE id = ? AND site_id = ?",
    ).get(pairId, access.siteId);
    if (!pair) return { ok: false, refusal: "not_found" };
    if ((pair.dismissedAt !== null) === isDismissed) return { ok: true };
    prepared(tx, "UPDATE duplicate_pairs SET dismissed_at = ? WHERE id = ?").run(
      isDismissed ? now : null,
      pairId,
    );
    if (isDismissed) {
      const entry = { siteId: access.siteId, actorId: access.userId, action: "duplicate_dismissed" as const };
      recordAudit(tx, { ...entry, counts: { contacts: 2 }, now });
    }
    return { ok: true };
  });
}
