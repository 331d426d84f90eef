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
