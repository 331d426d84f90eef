import { sql } from "drizzle-orm";
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { contactId } from "./contacts";

export const mailStates = ["queued", "sending", "sent", "failed", "unsent"] as const;

/**
 * Holds letters to a contact, written in the transaction that causes them and sent later. They are deleted with the
 * contact, even unsent. `unsent` means that no mail server was set when the letter was due.
 */
export const outgoingMail = sqliteTable(
  "outgoing_mail",
  {
    contactId: contactId(),
    id: integer("id").notNull(),
    kind: text("kind", { enum: ["transactional", "marketing"] }).notNull(),
    template: text("template", { enum: ["confirm_subscription", "broadcast"] }).notNull(),
    /** Holds the template's parameters as JSON, without any token. */
    parameters: text("parameters").notNull(),
    state: text("state", { enum: mailStates }).notNull(),
    subject: text("subject"),
    /**
     * Holds the text that was sent to one person, without its link. A broadcast stores its text once, in
     * `broadcasts`.
     */
    text: text("text"),
    problem: text("problem"),
    attemptCount: integer("attempt_count").notNull().default(0),
    nextAttemptAt: integer("next_attempt_at").notNull(),
    createdAt: integer("created_at").notNull(),
    sentAt: integer("sent_at"),
    /** Holds the SHA-256 of the token that lets the reader of this letter unsubscribe. */
    unsubscribeHash: blob("unsubscribe_hash", { mode: "buffer" }),
    /**
     * Holds the seed from which the instance's key derives the letter's token. It is emptied once the letter has
     * ended.
     */
    seed: blob("seed", { mode: "buffer" }),
    broadcastId: integer("broadcast_id"),
    siteId: integer("site_id"),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.id] }),
    index("outgoing_mail_due")
      .on(table.siteId, table.kind, table.nextAttemptAt)
      .where(sql`state IN ('queued', 'sending')`),
    uniqueIndex("outgoing_mail_unsubscribe")
      .on(table.unsubscribeHash)
      .where(sql`unsubscribe_hash IS NOT NULL`),
    index("outgoing_mail_newest").on(table.id),
    index("outgoing_mail_waiting")
      .on(table.broadcastId)
      .where(sql`broadcast_id IS NOT NULL AND state IN ('queued', 'sending')`),
    index("outgoing_mail_single").on(table.createdAt).where(sql`kind = 'transactional'`),
  ],
);
