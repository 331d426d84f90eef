declare const granted: unique symbol;

export type Role = "owner" | "assistant";

/**
 * Proof that someone signed in may work on a site, and as what. Every verb takes one;
 * only `grantSiteAccess` makes one, and only `lib/auth` calls that.
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
