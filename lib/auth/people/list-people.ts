import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { Role, SiteAccess } from "@/lib/auth/site-access";

/** Is someone who belongs to the site. */
export interface Person {
  userId: string;
  name: string;
  email: string;
  role: Role;
  joinedAt: number;
  /** Is when a session of theirs was last begun or prolonged, which happens once a day; null while they have none. */
  seenAt: number | null;
}

/** Is someone who was asked to join and has not yet. */
export interface OpenInvitation {
  id: number;
  email: string;
  role: Role;
  createdAt: number;
  expiresAt: number;
}

/** Lists who belongs to the site, in the order in which they joined. */
export function listPeople(access: SiteAccess, db: Database): Person[] {
  return prepared<Person>(
    db,
    `SELECT users.id AS userId, users.name, users.email, memberships.role, memberships.created_at AS joinedAt,
       (SELECT max(sessions.updated_at) FROM sessions WHERE sessions.user_id = users.id) AS seenAt
     FROM memberships CROSS JOIN users ON users.id = memberships.user_id
     WHERE memberships.site_id = ? ORDER BY memberships.created_at, users.name, users.id`,
  ).all(access.siteId);
}

/** Lists who was asked to join, newest first, with those whose time is over: they can be asked again. */
export function listInvitations(access: SiteAccess, db: Database): OpenInvitation[] {
  return prepared<OpenInvitation>(
    db,
    `SELECT id, email, role, created_at AS createdAt, expires_at AS expiresAt
     FROM invitations WHERE site_id = ? ORDER BY id DESC`,
  ).all(access.siteId);
}
