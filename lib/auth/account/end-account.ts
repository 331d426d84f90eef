import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { type Reader, write } from "@/db/write";
import { isFresh } from "@/lib/auth/fresh/is-fresh";
import { isLastOwner } from "@/lib/auth/people/member-role";
import { auditOnEachSite } from "@/lib/auth/sign-in/audit-sign-in";
import type { AccountAccess } from "@/lib/auth/site-access";

export type EndAccountRefusal =
  | { ok: false; refusal: "proof_needed" }
  | { ok: false; refusal: "last_owner"; siteName: string };

/**
 * Deletes the account of the signed-in person: sign-in, sessions, second factor, and every membership. What they did
 * stays in History as that of a former member. Refuses the last owner of a site, and always asks for a fresh proof.
 */
export function endAccount(
  { userId }: AccountAccess,
  db: Database,
  now: number,
  freshAt: number | null,
): { ok: true } | EndAccountRefusal {
  return write(db, (tx): { ok: true } | EndAccountRefusal => {
    const siteName = findSiteWithoutOther(tx, userId);
    if (siteName !== undefined) return { ok: false, refusal: "last_owner", siteName };
    if (!isFresh(freshAt, now)) return { ok: false, refusal: "proof_needed" };
    auditOnEachSite(tx, { userId, action: "account_deleted", counts: {}, now });
    prepared(tx, "DELETE FROM invitations WHERE invited_by = ?").run(userId);
    // A link in a letter, and a sign-in that waits for its second factor, holds the id of the account.
    prepared(tx, "DELETE FROM verifications WHERE instr(value, ?) > 0").run(userId);
    prepared(tx, "DELETE FROM users WHERE id = ?").run(userId);
    return { ok: true };
  });
}

/** Returns the name of a site that would have no owner without this person. */
function findSiteWithoutOther(db: Reader, userId: string): string | undefined {
  const owned = prepared<{ id: number; name: string }>(
    db,
    `SELECT sites.id, name FROM memberships CROSS JOIN sites ON sites.id = site_id
     WHERE user_id = ? AND role = 'owner' ORDER BY sites.id`,
  ).all(userId);
  return owned.find(({ id }) => isLastOwner(db, id, userId))?.name;
}
