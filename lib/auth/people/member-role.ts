import { preparedValue } from "@/db/prepared";
import type { Reader } from "@/db/write";
import { may, type Permission } from "@/lib/auth/permissions";
import { grantSiteAccess, type Role, type SiteAccess } from "@/lib/auth/site-access";

/** Returns what someone is on a site; undefined when they do not belong to it. */
export function findMemberRole(db: Reader, siteId: number, userId: string): Role | undefined {
  return preparedValue<Role>(
    db,
    "SELECT role FROM memberships WHERE user_id = @userId AND site_id = @siteId",
  ).get({ siteId, userId });
}

/**
 * Tells whether the sender still has a permission, inside the transaction that uses it: somebody else may have taken
 * their role while the request waited for its turn.
 */
export function stillMay(db: Reader, access: SiteAccess, permission: Permission): boolean {
  const role = findMemberRole(db, access.siteId, access.userId);
  return role !== undefined && may(grantSiteAccess({ ...access, role }), permission);
}

/** Tells whether someone is the only owner of a site. Without an owner nobody could let anyone in again. */
export function isLastOwner(db: Reader, siteId: number, userId: string): boolean {
  const owners = preparedValue<string>(
    db,
    "SELECT user_id FROM memberships WHERE site_id = ? AND role = 'owner' LIMIT 2",
  ).all(siteId);
  return owners.length === 1 && owners[0] === userId;
}
