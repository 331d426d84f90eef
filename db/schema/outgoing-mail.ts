import { sql } from "drizzle-orm";
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { contactId } from "./contacts";

export const mailStates = ["queued", "sending", "sent", "failed", "unsent"] as const;

/**
 * Letters to a contact, written with what causes them and sent later. They go with the contact: what is not sent by then
 * never is. `unsent`: it was due when no mail server was set.
 */
export const outgoingMail = sqliteTable(
  "outgoing_mail",
  {
    contactId: contactId(),
    id: integer("id").notNull(),
    kind: text("kind", { enum: ["transactional", "marketing"] }).notNull(),
    template: text("template", { enum: ["confirm_subscription", "broadcast"] }).notNull(),
    /** JSON for the template, without any token. */
    parameters: text("parameters").notNull(),
    state: text("state", { enum: mailStates }).notNull(),
    subject: text("subject"),
    /** What was sent to one person, its link cut. A broadcast has its text itself. */
    text: text("text"),
    problem: text("problem"),
    attemptCount: integer("attempt_count").notNull().default(0),
    nextAttemptAt: integer("next_attempt_at").notNull(),
    createdAt: integer("created_at").notNull(),
    sentAt: integer("sent_at"),
    /** SHA-256 of the token by which this message's reader can unsubscribe. */
    unsubscribeHash: blob("unsubscribe_hash", { mode: "buffer" }),
    /** What the letter's token is derived from, under the instance's key; emptied once the letter has ended. */
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
