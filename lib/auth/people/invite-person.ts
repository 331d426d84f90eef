import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { invitations, roles } from "@/db/schema";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Role, SiteAccess } from "@/lib/auth/site-access";
import { typedEmail } from "@/lib/values/email";
import { tokenHashOf } from "@/lib/values/token-hash";
import { stillMay } from "./member-role";

export const newInvitation = z.strictObject({ email: typedEmail, role: z.enum(roles) });
export const oneInvitation = z.strictObject({ invitationId: z.number().int().positive() });

/** Is for how long the link of an invitation works. */
const invitationMs = 7 * 86_400_000;
const tokenBytes = 32;
/** Bounds how many may be open, so that a stolen session cannot mail the world. */
const mostInvitations = 50;

/** Is an invitation that has just got a new link. Only its letter ever holds the token. */
export interface IssuedInvitation {
  ok: true;
  email: string;
  role: Role;
  token: string;
}

export type InvitePersonRefusal = {
  ok: false;
  refusal: "not_allowed" | "already_member" | "already_invited" | "too_many_invitations";
};

/** Asks someone to join the site in a role. Refuses for who belongs to it, or was asked and has time left. */
export function invitePerson(
  access: SiteAccess,
  db: Database,
  { email, role }: z.infer<typeof newInvitation>,
  now: number,
): IssuedInvitation | InvitePersonRefusal {
  const { siteId, userId } = access;
  return write(db, (tx): IssuedInvitation | InvitePersonRefusal => {
    const refuse = (refusal: InvitePersonRefusal["refusal"]) => ({ ok: false, refusal }) as const;
    if (!stillMay(tx, access, "people.manage")) return refuse("not_allowed");
    const member = preparedValue(
      tx,
      `SELECT 1 FROM users CROSS JOIN memberships ON memberships.user_id = users.id AND memberships.site_id = @siteId
       WHERE users.email = @email`,
    ).get({ siteId, email });
    if (member !== undefined) return refuse("already_member");
    prepared(
      tx,
      "DELETE FROM invitations WHERE site_id = @siteId AND email = @email AND expires_at <= @now",
    ).run({ siteId, email, now });
    const open = preparedValue<string>(tx, "SELECT email FROM invitations WHERE site_id = ?").all(siteId);
    if (open.includes(email)) return refuse("already_invited");
    if (open.length >= mostInvitations) return refuse("too_many_invitations");
    const { token, ...link } = newLink(now);
    tx.insert(invitations)
      .values({ siteId, email, role, invitedBy: userId, createdAt: now, ...link })
      .run();
    recordAudit(tx, { siteId, actorId: userId, action: "person_invited", counts: { [role]: 1 }, now });
    return { ok: true, email, role, token };
  });
}

export type InvitationRefusal = { ok: false; refusal: "not_allowed" | "not_found" };

/** Gives an invitation a new link with all its time; the link before it stops to work. */
export function renewInvitation(
  access: SiteAccess,
  db: Database,
  { invitationId }: z.infer<typeof oneInvitation>,
  now: number,
): IssuedInvitation | InvitationRefusal {
  const { siteId, userId } = access;
  return write(db, (tx): IssuedInvitation | InvitationRefusal => {
    if (!stillMay(tx, access, "people.manage")) return { ok: false, refusal: "not_allowed" };
    const { token, tokenHash, expiresAt } = newLink(now);
    const renewed = prepared<{ email: string; role: Role }>(
      tx,
      `UPDATE invitations SET token_hash = @tokenHash, expires_at = @expiresAt, invited_by = @userId, created_at = @now
       WHERE id = @invitationId AND site_id = @siteId RETURNING email, role`,
    ).get({ tokenHash, expiresAt, userId, now, invitationId, siteId });
    if (!renewed) return { ok: false, refusal: "not_found" };
    recordAudit(tx, {
      siteId,
      actorId: userId,
      action: "person_invited",
      counts: { [renewed.role]: 1 },
      now,
    });
    return { ok: true, ...renewed, token };
  });
}

/** Takes an invitation back: its link stops to work. */
export function revokeInvitation(
  access: SiteAccess,
  db: Database,
  { invitationId }: z.infer<typeof oneInvitation>,
  now: number,
): { ok: true } | InvitationRefusal {
  const { siteId, userId } = access;
  return write(db, (tx): { ok: true } | InvitationRefusal => {
    if (!stillMay(tx, access, "people.manage")) return { ok: false, refusal: "not_allowed" };
    const revoked = prepared(
      tx,
      "DELETE FROM invitations WHERE id = @invitationId AND site_id = @siteId",
    ).run({ invitationId, siteId });
    if (revoked.changes === 0) return { ok: false, refusal: "not_found" };
    recordAudit(tx, { siteId, actorId: userId, action: "invitation_revoked", counts: {}, now });
    return { ok: true };
  });
}

function newLink(now: number) {
  const token = randomBytes(tokenBytes).toString("base64url");
  return { token, tokenHash: tokenHashOf(token), expiresAt: now + invitationMs };
}
