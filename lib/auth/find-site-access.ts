import { and, asc, eq } from "drizzle-orm";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Database } from "@/db/open-database";
import { memberships } from "@/db/schema";
import { database } from "@/lib/system/instance";
import { auth } from "./auth";
import { grantSiteAccess, type Role, type SiteAccess } from "./site-access";

/** The access of whoever sent this request, to the site they joined first; undefined when not signed in. */
export const findSiteAccess = cache(async (): Promise<SiteAccess | undefined> => {
  const session = await auth().api.getSession({ headers: await headers() });
  return session ? findMembership(database(), session.user.id) : undefined;
});

/** For pages: sends whoever is not signed in to the sign-in page. */
export async function requireSiteAccess(): Promise<SiteAccess> {
  const access = await findSiteAccess();
  if (!access) redirect("/sign-in");
  return access;
}

function findMembership(db: Database, userId: string): SiteAccess | undefined {
  const membership = db
    .select({ userId: memberships.userId, siteId: memberships.siteId, role: memberships.role })
    .from(memberships)
    .where(eq(memberships.userId, userId))
    .orderBy(asc(memberships.createdAt), asc(memberships.siteId))
    .limit(1)
    .get();
  return membership && grantSiteAccess(membership);
}

/** What someone is on a site, whichever they work on now; undefined where they are no member. */
export function findRole(db: Database, userId: string, siteId: number): Role | undefined {
  return db
    .select({ role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.userId, userId), eq(memberships.siteId, siteId)))
    .get()?.role;
}
