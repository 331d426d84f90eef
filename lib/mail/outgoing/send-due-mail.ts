import { randomUUID } from "node:crypto";
import pLimit from "p-limit";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { isErasedSince } from "@/lib/consent/admit-contact";
import type { MarketingStatus } from "@/lib/contacts/marketing-status";
import { broadcastMail } from "../message/broadcast-mail";
import { confirmSubscriptionMail } from "../message/confirm-subscription-mail";
import type { MailContent } from "../message/mail-message";
import { marketingHeaders } from "../message/marketing-headers";
import type { MailTransport } from "../transport/mail-transport";

const mailsAtOnce = 30;
const connections = 3;
const mostAttempts = 8;
const firstPauseMs = 60_000;
/** How long a message that is being sent is left alone; no attempt takes that long. */
const sendingMs = 120_000;

interface Post {
  db: Database;
  /** Undefined: nothing leaves, and what would have is kept for the owner to read. */
  transport: MailTransport | undefined;
  /** Without a slash at the end. */
  appUrl: string;
}

interface Due {
  contactId: number;
  id: number;
  kind: "transactional" | "marketing";
  parameters: string;
  state: "queued" | "sending";
  attemptCount: number;
  email: string;
  marketingStatus: MarketingStatus;
  beingErasedAt: number | null;
  siteId: number;
  siteName: string;
}

/**
 * Sends what is due, each after it was noted as being sent. After a kill between sending and noting the outcome,
 * a transactional message is sent again, and a marketing message is not: it would be the second. Whether someone
 * may get marketing e-mail is asked again here, whatever was true when it was queued. True when there is more.
 */
export async function sendDueMail(post: Post, now: number): Promise<boolean> {
  const due = listDue(post.db, now);
  const limit = pLimit(connections);
  await Promise.all(due.map((mail) => limit(() => sendOne(post, mail, now))));
  return due.length === mailsAtOnce;
}

function listDue(db: Database, now: number): Due[] {
  return prepared(
    db,
    `SELECT mail.contact_id AS contactId, mail.id, mail.kind, mail.parameters, mail.state,
       mail.attempt_count AS attemptCount, contacts.email, contacts.marketing_status AS marketingStatus,
       contacts.being_erased_at AS beingErasedAt, sites.id AS siteId, sites.name AS siteName
     FROM outgoing_mail AS mail
     CROSS JOIN contacts ON contacts.id = mail.contact_id CROSS JOIN sites ON sites.id = contacts.site_id
     WHERE mail.state IN ('queued', 'sending') AND mail.next_attempt_at <= ?
     ORDER BY mail.next_attempt_at LIMIT ${mailsAtOnce}`,
  ).all(now) as Due[];
}

async function sendOne({ db, transport, appUrl }: Post, mail: Due, now: number): Promise<void> {
  if (mail.beingErasedAt !== null) return putOff(db, mail, now);
  const isMarketing = mail.kind === "marketing";
  if (isMarketing && mail.state === "sending")
    return fail(db, mail, "It may have arrived when the server stopped, so it is not sent again.");
  if (isMarketing && !mayGetMarketing(db, mail))
    return fail(db, mail, "Not subscribed any more when it was due.");
  if (!claim(db, mail, now)) return;
  const { content, headers } = await contentOf(db, mail, appUrl);
  const messageId = `<${mail.id}.${randomUUID()}@farewell>`;
  const sent = transport
    ? await transport.send({ ...content, to: mail.email, messageId, ...(headers && { headers }) })
    : { ok: true as const };
  if (sent.ok) return noteSent(db, mail, content, now);
  const isOver = sent.isPermanent || mail.attemptCount + 1 >= mostAttempts;
  if (isOver) return fail(db, mail, sent.detail);
  write(db, () => {
    prepared(
      db,
      `UPDATE outgoing_mail SET state = 'queued', problem = ?, next_attempt_at = ?
       WHERE contact_id = ? AND id = ?`,
    ).run(sent.detail, now + firstPauseMs * 2 ** mail.attemptCount, mail.contactId, mail.id);
  });
}

function mayGetMarketing(db: Database, { siteId, email, contactId, marketingStatus }: Due): boolean {
  return marketingStatus === "subscribed" && !isErasedSince(db, siteId, email, contactId);
}

/** One process gets it, and until it is noted what became of it nobody else does. */
function claim(db: Database, { contactId, id, attemptCount }: Due, now: number): boolean {
  const { changes } = write(db, () =>
    prepared(
      db,
      `UPDATE outgoing_mail SET state = 'sending', attempt_count = attempt_count + 1, next_attempt_at = ?
       WHERE contact_id = ? AND id = ? AND attempt_count = ? AND state IN ('queued', 'sending')`,
    ).run(now + sendingMs, contactId, id, attemptCount),
  );
  return changes === 1;
}

function putOff(db: Database, { contactId, id }: Due, now: number): void {
  write(db, () => {
    prepared(db, "UPDATE outgoing_mail SET next_attempt_at = ? WHERE contact_id = ? AND id = ?").run(
      now + firstPauseMs,
      contactId,
      id,
    );
  });
}

function noteSent(db: Database, mail: Due, content: MailContent, now: number): void {
  write(db, () => {
    const { changes } = prepared(
      db,
      `UPDATE outgoing_mail SET state = 'sent', subject = ?, text = ?, sent_at = ?, problem = NULL
       WHERE contact_id = ? AND id = ?`,
    ).run(content.subject, content.text, now, mail.contactId, mail.id);
    if (changes === 0 || mail.kind !== "marketing") return;
    const { broadcastId } = JSON.parse(mail.parameters) as { broadcastId: number };
    prepared(
      db,
      `INSERT INTO email_deliveries (contact_id, id, broadcast_id, subject, status, created_at)
       VALUES (?, ?, ?, ?, 'sent', ?)`,
    ).run(mail.contactId, mail.id, broadcastId, content.subject, now);
    prepared(db, "UPDATE broadcasts SET delivered_count = delivered_count + 1 WHERE id = ?").run(broadcastId);
  });
}

function fail(db: Database, mail: Due, problem: string): void {
  write(db, () => {
    prepared(
      db,
      "UPDATE outgoing_mail SET state = 'failed', problem = ? WHERE contact_id = ? AND id = ?",
    ).run(problem, mail.contactId, mail.id);
    if (mail.kind !== "marketing") return;
    const { broadcastId } = JSON.parse(mail.parameters) as { broadcastId: number };
    prepared(db, "UPDATE broadcasts SET failed_count = failed_count + 1 WHERE id = ?").run(broadcastId);
  });
}

async function contentOf(
  db: Database,
  { kind, parameters, siteName }: Due,
  appUrl: string,
): Promise<{ content: MailContent; headers?: Record<string, string> }> {
  if (kind === "transactional") {
    const { token, expiresAt } = JSON.parse(parameters) as { token: string; expiresAt: number };
    const confirmUrl = `${appUrl}/confirm/${token}`;
    return { content: await confirmSubscriptionMail({ siteName, confirmUrl, expiresAt }) };
  }
  const { token, broadcastId } = JSON.parse(parameters) as { token: string; broadcastId: number };
  const broadcast = prepared(db, "SELECT subject, body FROM broadcasts WHERE id = ?").get(broadcastId) as {
    subject: string;
    body: string;
  };
  const unsubscribeUrl = `${appUrl}/unsubscribe/${token}`;
  return {
    content: await broadcastMail({ siteName, ...broadcast, unsubscribeUrl }),
    headers: marketingHeaders(unsubscribeUrl),
  };
}
