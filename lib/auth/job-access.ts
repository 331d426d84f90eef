import { grantSiteAccess, type SiteAccess } from "./site-access";

/**
 * Returns the access with which a stored job goes on: that of the person who asked for it, checked when they did. An
 * owner asked for every job that takes one.
 */
export function jobAccess(asked: { siteId: number; userId: string }): SiteAccess {
  return grantSiteAccess({ ...asked, role: "owner" });
}
