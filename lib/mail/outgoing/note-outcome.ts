import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { write } from "@/db/write";
import { noteBounce } from "@/lib/consent/note-bounce";
import { growingPause } from "@/lib/jobs/growing-pause";
import type { MailFailure } from "../transport/mail-transport";
import type { DueMail } from "./due-mail";
import { endMail } from "./end-mail";

const firstPauseMs = 60_000;
export const longestPauseMs = 3_600_000;
/** Limits how long a letter is tried, long enough for a mail server that is away over a weekend. */
const givenUpAfterMs = 3 * 86_400_000;

/** Returns how long a letter waits after this many failed attempts: a minute, two, four, and at most an hour. */
function pauseAfter(attemptCount: number): number {
  return growingPause(attemptCount, firstPauseMs, longestPauseMs);
}

/** Holds the text of a letter to one person, with its link cut. Is null for a broadcast, which has the text itself. */
export type KeptText = { subject: string; text: string } | null;

/** Notes that a mail server took a letter. A broadcast counts it even if its reader was erased meanwhile. */
export function noteSent(db: Database, mail: DueMail, kept: KeptText, now: number): void {
  write(db, (tx) => {
    const contactId = preparedValue<number>(
      tx,
      `UPDATE outgoing_mail SET state = 'sent', subject = ?, text = ?, sent_at = ?, problem = NULL, seed = NULL,
         parameters = '{}' WHERE id = ? RETURNING contact_id`,
    ).get(kept?.subject ?? null, kept?.text ?? null, now, mail.id);
    if (mail.broadcastId === null) return;
    prepared(tx, "UPDATE broadcasts SET delivered_count = delivered_count + 1 WHERE id = ?").run(
      mail.broadcastId,
    );
    if (contactId === undefined) return;
    prepared(
      tx,
      `INSERT INTO email_deliveries (contact_id, id, broadcast_id, subject, status, created_at)
       SELECT ?, ?, id, subject, 'sent', ? FROM broadcasts WHERE id = ?`,
    ).run(contactId, mail.id, now, mail.broadcastId);
  });
}

/**
 * Notes why a letter did not leave. It is tried again, unless that is no use, too late, or its broadcast was
 * stopped.
 */
export function noteFailure(
  db: Database,
  mail: DueMail,
  { failure, email }: { failure: MailFailure; email: string },
  now: number,
): void {
  write(db, (tx) => {
    const isOver = failure.isPermanent || now >= mail.createdAt + givenUpAfterMs || isStopped(tx, mail);
    if (isOver) endMail(tx, mail, "failed", failure.detail);
    else
      prepared(
        tx,
        "UPDATE outgoing_mail SET state = 'queued', problem = ?, next_attempt_at = ? WHERE id = ?",
      ).run(failure.detail, now + pauseAfter(mail.attemptCount), mail.id);
    if (!failure.isMailboxGone) return;
    noteBounce(tx, mail.id, email, now);
    if (mail.broadcastId !== null)
      prepared(tx, "UPDATE broadcasts SET bounced_count = bounced_count + 1 WHERE id = ?").run(
        mail.broadcastId,
      );
  });
}

/**
 * Delays a letter that could not be written or claimed, about as long as it has waited already, so that others go
 * on.
 */
export function setAside(db: Database, mail: DueMail, reference: string, now: number): void {
  const waited = now - mail.createdAt;
  const problem = `Something went wrong here. Reference: ${reference}`;
  write(db, (tx) => {
    if (waited >= givenUpAfterMs || isStopped(tx, mail)) return endMail(tx, mail, "failed", problem);
    const pauseMs = Math.min(Math.max(waited, firstPauseMs), longestPauseMs);
    prepared(tx, "UPDATE outgoing_mail SET problem = ?, next_attempt_at = ? WHERE id = ?").run(
      problem,
      now + pauseMs,
      mail.id,
    );
  });
}

function isStopped(db: Database, { broadcastId }: DueMail): boolean {
  if (broadcastId === null) return false;
  return preparedValue(db, "SELECT status FROM broadcasts WHERE id = ?").get(broadcastId) === "stopped";
}
