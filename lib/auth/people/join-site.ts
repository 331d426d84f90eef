import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { memberships } from "@/db/schema";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import { insertUser } from "@/lib/auth/accounts/insert-owner";
import { findInvitation } from "./find-invitation";
import { findMemberRole } from "./member-role";

/** Says who accepts: someone who is signed in, or someone new, who chose a name and a password. */
export type Joining = { userId: string } | { name: string; passwordHash: string };

export type JoinSiteRefusal = { ok: false; refusal: "not_found" | "other_email" | "must_sign_in" };

type Joined = { ok: true; siteId: number; userId: string; email: string };

/**
 * Lets in whoever has the link of an invitation, once. Refuses someone who signs in with another email than the one
 * that was invited, and a new account where that email has one.
 */
export function joinSite(db: Database, token: string, who: Joining, now: number): Joined | JoinSiteRefusal {
  return write(db, (tx): Joined | JoinSiteRefusal => {
    const invitation = findInvitation(tx, token, now);
    if (!invitation) return { ok: false, refusal: "not_found" };
    const { id, siteId, email, role } = invitation;
    if ("userId" in who && who.userId !== invitation.userId) return { ok: false, refusal: "other_email" };
    if (!("userId" in who) && invitation.userId !== null) return { ok: false, refusal: "must_sign_in" };
    const userId = "userId" in who ? who.userId : insertUser(tx, { ...who, email }, now);
    prepared(tx, "DELETE FROM invitations WHERE id = ?").run(id);
    if (findMemberRole(tx, siteId, userId) === undefined) {
      tx.insert(memberships).values({ userId, siteId, role, createdAt: now }).run();
      recordAudit(tx, { siteId, actorId: userId, action: "person_joined", counts: { [role]: 1 }, now });
    }
    return { ok: true, siteId, userId, email };
  });
}
