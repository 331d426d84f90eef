import type { roles } from "@/db/schema";

declare const granted: unique symbol;

export type Role = (typeof roles)[number];

/**
 * Proves that a signed-in user may work on a site, and in which role. Every verb takes one; only `grantSiteAccess`
 * makes one, and only `lib/auth` calls that.
 */
export interface SiteAccess {
  readonly userId: string;
  readonly siteId: number;
  readonly role: Role;
  readonly [granted]: true;
}

export function grantSiteAccess(membership: { userId: string; siteId: number; role: Role }): SiteAccess {
  return { ...membership } as SiteAccess;
}
