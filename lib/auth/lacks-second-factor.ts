import { preparedValue } from "@/db/prepared";
import type { Reader } from "@/db/write";
import type { Permission } from "./permissions";
import type { SiteAccess } from "./site-access";

/**
 * Tells whether the site asks everyone for a second factor and this person has none. Then they may do nothing there but
 * what is about their own account, by which they set one up, change to another site or leave.
 */
export function lacksSecondFactor(
  { userId, siteId }: SiteAccess,
  db: Reader,
  permission: Permission,
): boolean {
  if (permission === "account.own") return false;
  const lacking = preparedValue(
    db,
    `SELECT 1 FROM sites CROSS JOIN users
     WHERE sites.id = @siteId AND second_factor_needed = 1 AND users.id = @userId AND two_factor_enabled = 0`,
  ).get({ siteId, userId });
  return lacking !== undefined;
}
