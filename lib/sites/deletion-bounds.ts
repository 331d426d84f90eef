import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import { isFresh } from "@/lib/auth/fresh/is-fresh";
import { permissions } from "@/lib/auth/permissions";
import type { SiteAccess } from "@/lib/auth/site-access";

const bound = z.number().int().min(1).max(1_000_000_000).nullable();

export const deletionBounds = z.strictObject({
  /** Is from how many contacts on a deletion asks for a fresh password; null when none does. */
  freshOver: bound,
  /** Is from how many contacts on a second person has to agree; null when none has to. */
  approveOver: bound,
});

export type DeletionBounds = z.infer<typeof deletionBounds>;

export type BoundsRefusal = { ok: false; refusal: "proof_needed" | "nobody_else" };

/** Returns from how many contacts on a deletion asks for more than a phrase. */
export function getDeletionBounds({ siteId }: SiteAccess, db: Database): DeletionBounds {
  return prepared<DeletionBounds>(
    db,
    "SELECT fresh_over AS freshOver, approve_over AS approveOver FROM sites WHERE id = ?",
  ).one(siteId);
}

/** Tells whether someone beside this person may delete contacts, and so could agree to a deletion of theirs. */
export function hasSecondPerson({ siteId, userId }: SiteAccess, db: Database): boolean {
  const roles = JSON.stringify(permissions["contacts.delete"]);
  const found = prepared(
    db,
    `SELECT 1 FROM memberships WHERE site_id = @siteId AND user_id <> @userId
       AND role IN (SELECT value FROM json_each(@roles)) LIMIT 1`,
  ).get({ siteId, userId, roles });
  return found !== undefined;
}

/**
 * Sets the bounds. Raising or lifting one asks for a fresh proof itself, so that whoever finds a session open cannot
 * first take away what would stop them. A second person is asked for only where there is one. What waits already goes on
 * waiting, whatever the bound is then.
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
    const isAnyLooser =
      isLooser(before.freshOver, bounds.freshOver) || isLooser(before.approveOver, bounds.approveOver);
    if (isAnyLooser && !isFresh(freshAt, now)) return { ok: false, refusal: "proof_needed" };
    const isNew = bounds.approveOver !== null && bounds.approveOver !== before.approveOver;
    if (isNew && !hasSecondPerson(access, tx)) return { ok: false, refusal: "nobody_else" };
    prepared(
      tx,
      "UPDATE sites SET fresh_over = @freshOver, approve_over = @approveOver WHERE id = @siteId",
    ).run({ ...bounds, siteId });
    recordAudit(tx, {
      siteId,
      actorId: userId,
      action: "deletion_bounds_set",
      counts: { fresh: bounds.freshOver ?? 0, approve: bounds.approveOver ?? 0 },
      now,
    });
    return { ok: true };
  });
}

function isLooser(before: number | null, after: number | null): boolean {
  return before !== null && (after === null || after > before);
}
