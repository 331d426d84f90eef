import type { roles } from "@/db/schema";

declare const granted: unique symbol;

export type Role = (typeof roles)[number];

/** Proves who is signed in. It is enough for what is about their own account alone, whether or not they belong to a site. */
export interface AccountAccess {
  readonly userId: string;
  readonly [granted]: true;
}

/**
 * Proves that a signed-in user may work on a site, and in which role. Every verb takes one; only `grantSiteAccess`
 * makes one, and only `lib/auth` calls that.
 */
export interface SiteAccess extends AccountAccess {
  readonly siteId: number;
  readonly role: Role;
}

export function grantAccountAccess(userId: string): AccountAccess {
  return { userId } as AccountAccess;
}

export function grantSiteAccess(membership: { userId: string; siteId: number; role: Role }): SiteAccess {
  return { ...membership } as SiteAccess;
}
