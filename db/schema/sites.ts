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
 * Holds the last id given to any row of a child table. WITHOUT ROWID tables cannot AUTOINCREMENT, and a used id must
 * never point to something else.
 */
export const rowIds = sqliteTable("row_ids", {
  id: integer("id").primaryKey(),
  lastId: integer("last_id").notNull(),
});

/** Tracks upgrade work on stored rows that SQL alone cannot do, and how far it has come. */
export const upgradeSteps = sqliteTable("upgrade_steps", {
  name: text("name").primaryKey(),
  /** Holds the id of the last row that was handled; a run continues after it when the one before was killed. */
  lastId: integer("last_id").notNull().default(0),
  doneAt: integer("done_at"),
});
