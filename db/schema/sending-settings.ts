import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { sites } from "./sites";

/** Holds how a site sends its mail. A mail server or sender set in the environment takes precedence. */
export const sendingSettings = sqliteTable("sending_settings", {
  siteId: integer("site_id")
    .primaryKey()
    .references(() => sites.id, { onDelete: "cascade" }),
  /** Holds the mail server's url with its password, encrypted under the instance's key. Is null when none is set. */
  encryptedUrl: text("encrypted_url"),
  mailFrom: text("mail_from"),
  mailsPerSecond: integer("mails_per_second").notNull(),
  /** Is false when the owners want no letter about what needs attention. */
  attentionMail: integer("attention_mail", { mode: "boolean" }).notNull().default(true),
  setBy: text("set_by").notNull(),
  setAt: integer("set_at").notNull(),
});

/** Holds what the owners of a site were told needs attention, and when. */
export const attentionLetters = sqliteTable("attention_letters", {
  siteId: integer("site_id")
    .primaryKey()
    .references(() => sites.id, { onDelete: "cascade" }),
  /** Holds JSON of the counts that they know of. */
  counts: text("counts").notNull(),
  toldAt: integer("told_at"),
});
