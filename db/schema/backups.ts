import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Holds the last backup of each kind, so that Settings, metrics and the doctor can say how old it is. */
export const lastBackups = sqliteTable("last_backups", {
  kind: text("kind", { enum: ["whole", "ledger"] }).primaryKey(),
  madeAt: integer("made_at").notNull(),
  bytes: integer("bytes").notNull(),
  /** Is for how long such backups are kept, as it was set when this one was made. */
  keepDays: integer("keep_days").notNull(),
});
