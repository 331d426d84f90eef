import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { type Reader, write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import { isFresh } from "@/lib/auth/fresh/is-fresh";
import { hasSecondFactor } from "@/lib/auth/has-second-factor";
import type { SiteAccess } from "@/lib/auth/site-access";

export const neededSecondFactor = z.strictObject({ isNeeded: z.boolean() });

export type NeedSecondFactorRefusal = { ok: false; refusal: "proof_needed" | "own_second_factor_missing" };

/** Tells an owner how the site stands with second factors. */
export interface SecondFactorNeed {
  isNeeded: boolean;
  /** Counts the people of the site who have none. */
  lacking: number;
}

export function getSecondFactorNeed({ siteId }: SiteAccess, db: Reader): SecondFactorNeed {
  const isNeeded = preparedValue<number>(db, "SELECT second_factor_needed FROM sites WHERE id = ?").one(
    siteId,
  );
  const lacking = preparedValue<number>(
    db,
    `SELECT count(*) FROM memberships CROSS JOIN users ON users.id = user_id
     WHERE site_id = ? AND two_factor_enabled = 0`,
  ).one(siteId);
  return { isNeeded: isNeeded === 1, lacking };
}

/**
 * Sets whether everyone needs a second factor to work on the site, from their next request on. Either way asks for a
 * fresh proof; only somebody who has one can ask it of all, so that nobody shuts themselves out.
 */
export function needSecondFactor(
  access: SiteAccess,
  db: Database,
  { isNeeded }: z.infer<typeof neededSecondFactor>,
  now: number,
  freshAt: number | null,
): { ok: true } | NeedSecondFactorRefusal {
  const { siteId, userId } = access;
  return write(db, (tx): { ok: true } | NeedSecondFactorRefusal => {
    const before = getSecondFactorNeed(access, tx);
    if (before.isNeeded === isNeeded) return { ok: true };
    if (isNeeded && !hasSecondFactor(access, tx)) return { ok: false, refusal: "own_second_factor_missing" };
    if (!isFresh(freshAt, now)) return { ok: false, refusal: "proof_needed" };
    prepared(tx, "UPDATE sites SET second_factor_needed = @needed WHERE id = @siteId").run({
      needed: isNeeded ? 1 : 0,
      siteId,
    });
    recordAudit(tx, {
      siteId,
      actorId: userId,
      action: isNeeded ? "second_factor_needed" : "second_factor_not_needed",
      counts: isNeeded ? { lacking: before.lacking } : {},
      now,
    });
    return { ok: true };
  });
}
