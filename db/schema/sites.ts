import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const sites = sqliteTable("sites", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  name: text("name").notNull(),
  createdAt: integer("created_at").notNull(),
});

export const siteId = () =>
  integer("site_id")
    .notNull()
    .references(() => sites.id, { onDelete: "cascade" });

/**
 * The last id given to any row of a child table. WITHOUT ROWID tables cannot AUTOINCREMENT,
 * and an id that was once used must never point to something else.
 */
export const rowIds = sqliteTable("row_ids", {
  id: integer("id").primaryKey(),
  lastId: integer("last_id").notNull(),
});

/** What an upgrade has to do to stored rows that SQL alone cannot, and how far it has come. */
export const upgradeSteps = sqliteTable("upgrade_steps", {
  name: text("name").primaryKey(),
  /** The last row that was looked at; a run that was killed goes on after it. */
  lastId: integer("last_id").notNull().default(0),
  doneAt: integer("done_at"),
});
