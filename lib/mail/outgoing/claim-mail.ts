import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { isErasedSince } from "@/lib/consent/admit-contact";
import type { MarketingStatus } from "@/lib/consent/status/marketing-status";
import type { RequestParameters } from "@/lib/outbox/queue-mail";
import type { DueMail } from "./due-mail";
import { dropMail, endMail, skipMail } from "./end-mail";
import { findWait } from "./find-wait";

/** Leaves a letter that is being sent alone for this long; no attempt takes that long. */
const sendingMs = 120_000;
/** Keeps a letter back while the deletion of its contact, or of the site, is under way. */
const whileErasingMs = 60_000;

interface Standing {
  contactId: number;
  state: string;
  attemptCount: number;
  email: string;
  status: MarketingStatus;
  beingErasedAt: number | null;
  siteId: number;
  broadcastStatus: string | null;
  isSecond: 0 | 1;
}

/**
 * Reads everything that decides whether a letter may go. `isSecond` is 1 when the same broadcast has gone to this
 * contact, or goes by another letter, as after a merge.
 */
const readStanding = `SELECT mail.contact_id AS contactId, mail.state, mail.attempt_count AS attemptCount,
    contacts.email, contacts.marketing_status AS status, contacts.being_erased_at AS beingErasedAt,
    contacts.site_id AS siteId,
    (SELECT broadcasts.status FROM broadcasts WHERE broadcasts.id = mail.broadcast_id) AS broadcastStatus,
    mail.broadcast_id IS NOT NULL AND (
      EXISTS (SELECT 1 FROM outgoing_mail AS other WHERE other.contact_id = mail.contact_id
        AND other.broadcast_id = mail.broadcast_id AND other.id <> mail.id
        AND (other.state IN ('sending', 'sent') OR (other.state = 'queued' AND other.id < mail.id)))
      OR EXISTS (SELECT 1 FROM email_deliveries AS delivery WHERE delivery.contact_id = mail.contact_id
        AND delivery.broadcast_id = mail.broadcast_id)) AS isSecond
  FROM outgoing_mail AS mail CROSS JOIN contacts ON contacts.id = mail.contact_id WHERE mail.id = ?`;

/**
 * Takes a letter to send it now and returns the email it goes to; undefined when it may not go. Reads email, status,
 * erasure, stop, merge and the end of the site in its own transaction, whatever was true before. `tokenHash` makes the
 * link good from then on.
 */
export function claimMail(db: Database, mail: DueMail, tokenHash: Buffer, now: number): string | undefined {
  return write(db, (tx): string | undefined => {
    const standing = prepared<Standing>(tx, readStanding).get(mail.id);
    if (!standing || standing.state !== mail.state || standing.attemptCount !== mail.attemptCount)
      return undefined;
    if (findWait(tx, standing) !== null) return putOff(tx, mail, now);
    const isFree =
      mail.kind === "marketing"
        ? mayGetBroadcast(tx, mail, standing)
        : openRequest(tx, mail, standing, tokenHash, now);
    if (!isFree) return undefined;
    prepared(
      tx,
      `UPDATE outgoing_mail SET state = 'sending', attempt_count = attempt_count + 1, next_attempt_at = @until,
         unsubscribe_hash = CASE kind WHEN 'marketing' THEN @tokenHash END WHERE contact_id = @contactId AND id = @id`,
    ).run({ until: now + sendingMs, tokenHash, contactId: standing.contactId, id: mail.id });
    return standing.email;
  });
}

function mayGetBroadcast(tx: Transaction, mail: DueMail, standing: Standing): boolean {
  if (mail.state === "sending")
    endMail(tx, mail, "failed", "It may have arrived when the server stopped, so it is not sent again.");
  else if (standing.broadcastStatus === "stopped" || standing.isSecond === 1) dropMail(tx, mail);
  else if (!isSubscribed(tx, standing))
    skipMail(tx, mail, standing.status === "subscribed" ? "unsubscribed" : standing.status);
  else return true;
  return false;
}

function isSubscribed(db: Database, { status, siteId, email, contactId }: Standing): boolean {
  return status === "subscribed" && !isErasedSince(db, siteId, email, contactId);
}

/**
 * Replaces an owner's token of the request with the letter's. Drops the letter and returns false when the request
 * has ended.
 */
function openRequest(
  tx: Transaction,
  mail: DueMail,
  { contactId, status }: Standing,
  tokenHash: Buffer,
  now: number,
): boolean {
  const { requestId } = JSON.parse(mail.parameters) as RequestParameters;
  const isAnswered = status === "subscribed" || status === "complained";
  const opened = isAnswered
    ? 0
    : prepared(
        tx,
        `UPDATE opt_in_requests SET token_hash = ?
         WHERE contact_id = ? AND id = ? AND confirmed_at IS NULL AND expires_at > ?`,
      ).run(tokenHash, contactId, requestId, now).changes;
  if (opened === 0) dropMail(tx, mail);
  return opened === 1;
}

function putOff(tx: Transaction, { id }: DueMail, now: number): undefined {
  prepared(tx, "UPDATE outgoing_mail SET next_attempt_at = ? WHERE id = ?").run(now + whileErasingMs, id);
}
