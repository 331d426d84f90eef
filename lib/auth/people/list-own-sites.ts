import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { Role, SiteAccess } from "@/lib/auth/site-access";

/** Is a site that someone belongs to. */
export interface OwnSite {
  id: number;
  name: string;
  role: Role;
}

/** Lists the sites that the sender belongs to, by name. */
export function listOwnSites(access: SiteAccess, db: Database): OwnSite[] {
  return prepared<OwnSite>(
    db,
    `SELECT sites.id, sites.name, memberships.role
     FROM memberships CROSS JOIN sites ON sites.id = memberships.site_id
     WHERE memberships.user_id = ? ORDER BY sites.name COLLATE NOCASE, sites.id`,
  ).all(access.userId);
}
