import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { takeRowId } from "@/db/row-ids";

/** What the templates need, beside the contact and the site. */
type QueuedMail =
  | {
      kind: "transactional";
      template: "confirm_subscription";
      parameters: { token: string; expiresAt: number };
    }
  | {
      kind: "marketing";
      template: "broadcast";
      parameters: { broadcastId: number; token: string };
      /** SHA-256 of the token by which its reader unsubscribes. */
      unsubscribeHash: Buffer;
    };

/** Puts a message to a contact in the outbox. Belongs in the transaction of what causes it; sent after it. */
export function queueMail(db: Database, mail: QueuedMail & { contactId: number; now: number }): void {
  prepared(
    db,
    `INSERT INTO outgoing_mail (contact_id, id, kind, template, parameters, state, next_attempt_at, created_at,
       unsubscribe_hash) VALUES (?, ?, ?, ?, ?, 'queued', ?, ?, ?)`,
  ).run(
    mail.contactId,
    takeRowId(db),
    mail.kind,
    mail.template,
    JSON.stringify(mail.parameters),
    mail.now,
    mail.now,
    "unsubscribeHash" in mail ? mail.unsubscribeHash : null,
  );
}
