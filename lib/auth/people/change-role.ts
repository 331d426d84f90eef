import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { roles } from "@/db/schema";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { endInvitationsOf } from "./end-invitations";
import { findMemberRole, isLastOwner, stillMay } from "./member-role";

export const roleChange = z.strictObject({ userId: z.string().max(100), role: z.enum(roles) });

export type ChangeRoleRefusal = { ok: false; refusal: "not_allowed" | "not_found" | "last_owner" };

/**
 * Gives someone another role on the site. Refuses to make the last owner anything else. Links by which a former owner
 * asked others to join stop to work.
 */
export function changeRole(
  access: SiteAccess,
  db: Database,
  { userId, role }: z.infer<typeof roleChange>,
  now: number,
): { ok: true } | ChangeRoleRefusal {
  const { siteId, userId: actorId } = access;
  return write(db, (tx): { ok: true } | ChangeRoleRefusal => {
    if (!stillMay(tx, access, "people.manage")) return { ok: false, refusal: "not_allowed" };
    const before = findMemberRole(tx, siteId, userId);
    if (before === undefined) return { ok: false, refusal: "not_found" };
    if (before === role) return { ok: true };
    if (isLastOwner(tx, siteId, userId)) return { ok: false, refusal: "last_owner" };
    prepared(tx, "UPDATE memberships SET role = @role WHERE user_id = @userId AND site_id = @siteId").run({
      role,
      userId,
      siteId,
    });
    if (before === "owner") endInvitationsOf(tx, siteId, userId);
    recordAudit(tx, {
      ...{ siteId, actorId, personId: userId, now },
      action: "role_changed",
      counts: { [role]: 1 },
    });
    return { ok: true };
  });
}
