import { randomUUID } from "node:crypto";
import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import type { SiteAccess } from "@/lib/auth/site-access";
import { findMailServer } from "@/lib/mail/sending/find-mail-server";
import type { MailFailure } from "@/lib/mail/transport/mail-transport";
import { smtpTransport } from "@/lib/mail/transport/smtp-transport";
import { getLetterSite } from "@/lib/sites/site-look";
import { type Environment, env } from "@/lib/system/env";
import { invitationMail } from "./invitation-mail";
import type { IssuedInvitation } from "./invite-person";

/** Tells how the link of an invitation leaves: by mail, or by the hand of the owner, who sees it once. */
export type SentInvitation =
  | { ok: true; sentTo: string }
  | { ok: true; link: string; failure: Omit<MailFailure, "ok"> | null };

/**
 * Sends an invitation through the mail server of the site. Where there is none, or it does not take the letter, the
 * answer holds the link. Stores nothing: a token is kept as its hash alone.
 */
export async function sendInvitation(
  access: SiteAccess,
  db: Database,
  { email, role, token }: Omit<IssuedInvitation, "ok">,
  {
    appUrl,
    environment = env(),
  }: { appUrl: string; environment?: Pick<Environment, "SMTP_URL" | "MAIL_FROM"> },
): Promise<SentInvitation> {
  const url = `${appUrl}/join/${token}`;
  const server = findMailServer(db, access.siteId, environment);
  if (!server) return { ok: true, link: url, failure: null };
  const inviter = preparedValue<string>(db, "SELECT name FROM users WHERE id = ?").one(access.userId);
  const transport = smtpTransport(server.url, server.from);
  try {
    const content = await invitationMail({ site: getLetterSite(db, access.siteId), inviter, role, url });
    const sent = await transport.send({
      ...content,
      to: email,
      messageId: `<invitation.${randomUUID()}@farewell>`,
    });
    if (sent.ok) return { ok: true, sentTo: email };
    const { ok: _, ...failure } = sent;
    return { ok: true, link: url, failure };
  } finally {
    transport.close();
  }
}
