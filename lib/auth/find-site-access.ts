import { and, asc, eq } from "drizzle-orm";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Database } from "@/db/open-database";
import { memberships } from "@/db/schema";
import { storageFaultOf } from "@/lib/system/faults/storage-fault";
import { database } from "@/lib/system/instance";
import { inWriteTurn } from "@/lib/system/write-turns";
import { auth, prolongAfterSeconds, sessionSeconds } from "./auth";
import { askedPathHeader, signInPathFor } from "./return-path";
import { grantSiteAccess, type Role, type SiteAccess } from "./site-access";

/** Returns the sender's access to the site they joined first; undefined when they are not signed in. */
export const findSiteAccess = cache(async (): Promise<SiteAccess | undefined> => {
  const session = await findSession(await headers());
  return session ? findMembership(database(), session.user.id) : undefined;
});

/**
 * Reads the session, and prolongs it in a write turn when that is due: readings of pages never wait for a job. Where
 * nothing can be written it stays as it is, so that people can still read.
 */
async function findSession(sent: Headers) {
  const session = await auth(sent).api.getSession({ headers: sent, query: { disableRefresh: true } });
  if (!session) return null;
  const isDue =
    session.session.expiresAt.getTime() - sessionSeconds * 1000 + prolongAfterSeconds * 1000 <= Date.now();
  if (!isDue) return session;
  try {
    return await inWriteTurn(database(), () => auth(sent).api.getSession({ headers: sent }));
  } catch (error) {
    if (storageFaultOf(error)) return session;
    throw error;
  }
}

/** Returns the access for a page. Redirects to the sign-in page, which leads back, when nobody is signed in. */
export async function requireSiteAccess(): Promise<SiteAccess> {
  const access = await findSiteAccess();
  if (!access) redirect(signInPathFor((await headers()).get(askedPathHeader)));
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

/** Returns the role of a user on any site, not only their present one; undefined when they are no member. */
export function findRole(db: Database, userId: string, siteId: number): Role | undefined {
  return db
    .select({ role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.userId, userId), eq(memberships.siteId, siteId)))
    .get()?.role;
}
