import { and, eq } from "drizzle-orm";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { memberships } from "@/db/schema";
import { tellRefusalLater } from "@/lib/audit/refused/tell-refusal-later";
import { storageFaultOf } from "@/lib/system/faults/storage-fault";
import { database } from "@/lib/system/instance";
import { inWriteTurn } from "@/lib/system/write-turns";
import { auth, prolongAfterSeconds, sessionSeconds } from "./auth";
import { lacksSecondFactor } from "./lacks-second-factor";
import { may, type Permission } from "./permissions";
import { askedPathHeader, noSitePath, otherSitePath, secondFactorPath, signInPathFor } from "./return-path";
import { sentHeaders } from "./sent-headers";
import { isOfOtherSite } from "./shown-site";
import {
  type AccountAccess,
  grantAccountAccess,
  grantSiteAccess,
  type Role,
  type SiteAccess,
} from "./site-access";

/** Returns who is signed in and in which session; undefined when nobody is. */
export const findSender = cache(async (): Promise<{ userId: string; sessionId: string } | undefined> => {
  const session = await findSession(await sentHeaders());
  return session ? { userId: session.user.id, sessionId: session.session.id } : undefined;
});

/** Returns the sender's access to their own account; undefined when they are not signed in. */
export async function findAccountAccess(): Promise<AccountAccess | undefined> {
  const sender = await findSender();
  return sender && grantAccountAccess(sender.userId);
}

/**
 * Returns the sender's access to the site that they chose in this session, or to the one that they joined first.
 * Undefined when they are not signed in, or belong to no site.
 */
export const findSiteAccess = cache(async (): Promise<SiteAccess | undefined> => {
  const sender = await findSender();
  return sender && findMembership(database(), sender);
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

/**
 * Returns the access for a page. Redirects to the sign-in page, which leads back, when nobody is signed in; to a page
 * that says so for someone who belongs to no site; out of a frame that shows another site; and to where a second factor
 * is set up that the site asks for. For a role without the permission, there is no such page.
 */
export async function requireSiteAccess(permission: Permission = "contacts.read"): Promise<SiteAccess> {
  const [access, sent] = [await findSiteAccess(), await headers()];
  if (!access) redirect((await findSender()) ? noSitePath : signInPathFor(sent.get(askedPathHeader)));
  if (isOfOtherSite(database(), access, sent, true)) redirect(otherSitePath);
  if (lacksSecondFactor(access, database(), permission)) redirect(secondFactorPath);
  if (may(access, permission)) return access;
  tellRefusalLater({ ...access, permission });
  notFound();
}

/** Returns the membership that a session works with: of the chosen site while there is one, else the first. */
export function findMembership(
  db: Database,
  sender: { userId: string; sessionId: string },
): SiteAccess | undefined {
  const membership = prepared<{ userId: string; siteId: number; role: Role }>(
    db,
    `SELECT user_id AS userId, site_id AS siteId, role FROM memberships WHERE user_id = @userId
     ORDER BY site_id IS (SELECT site_id FROM sessions WHERE id = @sessionId AND user_id = @userId) DESC,
       created_at, site_id
     LIMIT 1`,
  ).get(sender);
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
