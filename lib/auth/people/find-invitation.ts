import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { Reader } from "@/db/write";
import type { Role } from "@/lib/auth/site-access";
import { tokenHashOf } from "@/lib/values/token-hash";

/** Is what the link of an invitation leads to. */
export interface FoundInvitation {
  id: number;
  siteId: number;
  siteName: string;
  email: string;
  role: Role;
  /** Is the id of who signs in with that email; null when nobody does yet. */
  userId: string | null;
}

/**
 * Finds the invitation of a link that works. One that is unknown, used, revoked or too old is not found, all alike, so
 * that a wrong link tells nothing.
 */
export function findInvitation(
  db: Reader | Database,
  token: string,
  now: number,
): FoundInvitation | undefined {
  return prepared<FoundInvitation>(
    db,
    `SELECT invitations.id, invitations.site_id AS siteId, sites.name AS siteName, invitations.email, invitations.role,
       (SELECT users.id FROM users WHERE users.email = invitations.email) AS userId
     FROM invitations CROSS JOIN sites ON sites.id = invitations.site_id
     WHERE invitations.token_hash = @tokenHash AND invitations.expires_at > @now`,
  ).get({ tokenHash: tokenHashOf(token), now });
}
