import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { sites } from "./sites";

/** How a site sends its mail. Where the environment names a mail server or a sender, that is used instead. */
export const sendingSettings = sqliteTable("sending_settings", {
  siteId: integer("site_id")
    .primaryKey()
    .references(() => sites.id, { onDelete: "cascade" }),
  /** The address of the mail server with its password, sealed under the instance's key; null: none is set. */
  encryptedUrl: text("encrypted_url"),
  mailFrom: text("mail_from"),
  mailsPerSecond: integer("mails_per_second").notNull(),
  setBy: text("set_by").notNull(),
  setAt: integer("set_at").notNull(),
});
