import { sql } from "drizzle-orm";
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { contactId } from "./contacts";

/**
 * Mail to a contact, written with what causes it and sent later. Goes with the contact: what is not sent by then
 * never is. `parameters` is JSON for the template; `text` is what was really sent.
 */
export const outgoingMail = sqliteTable(
  "outgoing_mail",
  {
    contactId: contactId(),
    id: integer("id").notNull(),
    kind: text("kind", { enum: ["transactional", "marketing"] }).notNull(),
    template: text("template", { enum: ["confirm_subscription", "broadcast"] }).notNull(),
    parameters: text("parameters").notNull(),
    state: text("state", { enum: ["queued", "sending", "sent", "failed"] }).notNull(),
    subject: text("subject"),
    text: text("text"),
    problem: text("problem"),
    attemptCount: integer("attempt_count").notNull().default(0),
    nextAttemptAt: integer("next_attempt_at").notNull(),
    createdAt: integer("created_at").notNull(),
    sentAt: integer("sent_at"),
    /** SHA-256 of the token by which this message's reader can unsubscribe. */
    unsubscribeHash: blob("unsubscribe_hash", { mode: "buffer" }),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.id] }),
    index("outgoing_mail_due").on(table.nextAttemptAt).where(sql`state IN ('queued', 'sending')`),
    uniqueIndex("outgoing_mail_unsubscribe")
      .on(table.unsubscribeHash)
      .where(sql`unsubscribe_hash IS NOT NULL`),
    index("outgoing_mail_newest").on(table.id),
  ],
);
