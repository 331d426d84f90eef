import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";

export type MailKind = "transactional" | "marketing";

/** Is a letter whose time has come, as it was when it was listed. */
export interface DueMail {
  id: number;
  kind: MailKind;
  /** Holds JSON of `RequestParameters` for an opt-in request. */
  parameters: string;
  broadcastId: number | null;
  seed: Buffer;
  state: "queued" | "sending";
  attemptCount: number;
  createdAt: number;
  siteId: number;
}

/**
 * Lists the site's letters that are due, oldest first. Neither opt-in requests nor broadcasts wait for all of the
 * others.
 */
export function listDueMail(db: Database, siteId: number, kinds: MailKind[], most: number, now: number) {
  const [first = [], second = []] = kinds.map((kind) => listKind(db, siteId, kind, most, now));
  const half = Math.ceil(most / 2);
  const ofFirst = first.slice(0, Math.max(half, most - second.length));
  return [...ofFirst, ...second.slice(0, most - ofFirst.length)];
}

/** Tells whether the site has a letter that is due. */
export function hasDueMail(db: Database, siteId: number, kinds: MailKind[], now: number): boolean {
  return kinds.some((kind) => listKind(db, siteId, kind, 1, now).length > 0);
}

function listKind(db: Database, siteId: number, kind: MailKind, most: number, now: number): DueMail[] {
  return prepared<DueMail>(
    db,
    `SELECT mail.id, mail.kind, mail.parameters, mail.broadcast_id AS broadcastId, mail.seed, mail.state,
       mail.attempt_count AS attemptCount, mail.created_at AS createdAt, mail.site_id AS siteId
     FROM outgoing_mail AS mail INDEXED BY outgoing_mail_due
     WHERE mail.site_id = ? AND mail.kind = ? AND mail.state IN ('queued', 'sending') AND mail.seed IS NOT NULL
       AND mail.next_attempt_at <= ?
     ORDER BY mail.next_attempt_at LIMIT ?`,
  ).all(siteId, kind, now, most);
}
