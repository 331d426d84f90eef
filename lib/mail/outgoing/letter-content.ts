import { randomUUID } from "node:crypto";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { letterToken } from "@/lib/consent/letter-token";
import type { RequestParameters } from "@/lib/outbox/queue-mail";
import { getLetterSite } from "@/lib/sites/site-look";
import { broadcastMail } from "../message/broadcast-mail";
import { confirmSubscriptionMail } from "../message/confirm-subscription-mail";
import type { MailContent } from "../message/mail-message";
import { marketingHeaders } from "../message/marketing-headers";
import type { DueMail } from "./due-mail";
import type { KeptText } from "./note-outcome";

const cutLink = "…";

export interface Letter {
  token: string;
  content: MailContent;
  headers?: Record<string, string>;
  kept: KeptText;
}

/**
 * Returns a writer for the letters of one batch. It renders a broadcast once, because its letters differ only in
 * their link.
 */
export function letterWriter(db: Database, appUrl: string): (mail: DueMail) => Promise<Letter> {
  const rendered = new Map<number, Promise<{ content: MailContent; placeholder: string }>>();
  return async (mail) => {
    if (mail.broadcastId === null) return await writeRequest(db, mail, appUrl);
    const broadcast = rendered.get(mail.broadcastId) ?? renderOnce(db, mail.broadcastId);
    rendered.set(mail.broadcastId, broadcast);
    const { content, placeholder } = await broadcast;
    const token = letterToken(mail.seed, "unsubscribe");
    const url = `${appUrl}/unsubscribe/${token}`;
    const html = content.html.replaceAll(placeholder, url);
    const text = content.text.replaceAll(placeholder, url);
    return { token, content: { ...content, html, text }, headers: marketingHeaders(url), kept: null };
  };
}

async function writeRequest(db: Database, mail: DueMail, appUrl: string): Promise<Letter> {
  const { expiresAt } = JSON.parse(mail.parameters) as RequestParameters;
  const token = letterToken(mail.seed, "confirm");
  const confirmUrl = `${appUrl}/confirm/${token}`;
  const content = await confirmSubscriptionMail({
    site: getLetterSite(db, mail.siteId),
    confirmUrl,
    expiresAt,
  });
  const kept = { subject: content.subject, text: content.text.replaceAll(token, cutLink) };
  return { token, content, kept };
}

async function renderOnce(db: Database, broadcastId: number) {
  const placeholder = `https://${randomUUID()}.invalid/unsubscribe`;
  const content = await renderBroadcast(db, { broadcastId, unsubscribeUrl: placeholder });
  return { content, placeholder };
}

/** Renders the text of a broadcast as its readers get it, with this link to unsubscribe. */
export function renderBroadcast(
  db: Database,
  { broadcastId, unsubscribeUrl }: { broadcastId: number; unsubscribeUrl: string },
): Promise<MailContent> {
  const { siteId, ...broadcast } = prepared<{
    siteId: number;
    subject: string;
    body: string;
  }>(db, "SELECT site_id AS siteId, subject, body FROM broadcasts WHERE id = ?").one(broadcastId);
  return broadcastMail({ site: getLetterSite(db, siteId), ...broadcast, unsubscribeUrl });
}
