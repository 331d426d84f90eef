import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import { isFresh } from "@/lib/auth/fresh/is-fresh";
import type { SiteAccess } from "@/lib/auth/site-access";

const bound = z.number().int().min(1).max(1_000_000_000).nullable();

export const deletionBounds = z.strictObject({
  /** Is from how many contacts on a deletion asks for a fresh password; null when none does. */
  freshOver: bound,
});

export type DeletionBounds = z.infer<typeof deletionBounds>;

export type BoundsRefusal = { ok: false; refusal: "proof_needed" };

/** Returns from how many contacts on a deletion asks for more than a phrase. */
export function getDeletionBounds({ siteId }: SiteAccess, db: Database): DeletionBounds {
  return prepared<DeletionBounds>(db, "SELECT fresh_over AS freshOver FROM sites WHERE id = ?").one(siteId);
}

/**
 * Sets the bounds. Raising or lifting one asks for a fresh proof itself, so that whoever finds a session open cannot
 * first take away what would stop them.
 */
export function setDeletionBounds(
  access: SiteAccess,
  db: Database,
  bounds: DeletionBounds,
  now: number,
  freshAt: number | null,
): { ok: true } | BoundsRefusal {
  const { siteId, userId } = access;
  return write(db, (tx): { ok: true } | BoundsRefusal => {
    const before = getDeletionBounds(access, tx);
    if (isLooser(before.freshOver, bounds.freshOver) && !isFresh(freshAt, now))
      return { ok: false, refusal: "proof_needed" };
    prepared(tx, "UPDATE sites SET fresh_over = @freshOver WHERE id = @siteId").run({ ...bounds, siteId });
    recordAudit(tx, {
      siteId,
      actorId: userId,
      action: "deletion_bounds_set",
      counts: { fresh: bounds.freshOver ?? 0 },
      now,
    });
    return { ok: true };
  });
}

function isLooser(before: number | null, after: number | null): boolean {
  return before !== null && (after === null || after > before);
}
