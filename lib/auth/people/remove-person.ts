import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { endInvitationsOf } from "./end-invitations";
import { findMemberRole, isLastOwner, stillMay } from "./member-role";

export const onePerson = z.strictObject({ userId: z.string().max(100) });

export type RemovePersonRefusal = { ok: false; refusal: "not_allowed" | "not_found" | "last_owner" };

/**
 * Takes someone off the site. Their next request does not reach it any more, because every request asks for the
 * membership. Whoever removes themselves leaves. Refuses for the last owner.
 */
export function removePerson(
  access: SiteAccess,
  db: Database,
  { userId }: z.infer<typeof onePerson>,
  now: number,
): { ok: true } | RemovePersonRefusal {
  const { siteId, userId: actorId } = access;
  if (userId === actorId) return leaveSite(access, db, now);
  return write(db, (tx): { ok: true } | RemovePersonRefusal => {
    if (!stillMay(tx, access, "people.manage")) return { ok: false, refusal: "not_allowed" };
    const role = findMemberRole(tx, siteId, userId);
    if (role === undefined) return { ok: false, refusal: "not_found" };
    if (isLastOwner(tx, siteId, userId)) return { ok: false, refusal: "last_owner" };
    endMembership(tx, siteId, userId);
    recordAudit(tx, {
      ...{ siteId, actorId, personId: userId, now },
      action: "person_removed",
      counts: { [role]: 1 },
    });
    return { ok: true };
  });
}

export type LeaveSiteRefusal = { ok: false; refusal: "not_found" | "last_owner" };

/** Takes the sender off the site, whatever their role. Refuses for the last owner. */
export function leaveSite(access: SiteAccess, db: Database, now: number): { ok: true } | LeaveSiteRefusal {
  const { siteId, userId } = access;
  return write(db, (tx): { ok: true } | LeaveSiteRefusal => {
    const role = findMemberRole(tx, siteId, userId);
    if (role === undefined) return { ok: false, refusal: "not_found" };
    if (isLastOwner(tx, siteId, userId)) return { ok: false, refusal: "last_owner" };
    endMembership(tx, siteId, userId);
    recordAudit(tx, { siteId, actorId: userId, action: "person_left", counts: { [role]: 1 }, now });
    return { ok: true };
  });
}

function endMembership(tx: Transaction, siteId: number, userId: string): void {
  prepared(tx, "DELETE FROM memberships WHERE user_id = @userId AND site_id = @siteId").run({
    userId,
    siteId,
  });
  prepared(tx, "UPDATE sessions SET site_id = NULL WHERE user_id = @userId AND site_id = @siteId").run({
    userId,
    siteId,
  });
  endInvitationsOf(tx, siteId, userId);
}
