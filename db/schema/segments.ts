import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { siteId } from "./sites";

/**
 * Holds saved filters. `filter` is JSON as `contactFilter` reads it, with tags and products by number. Name and
 * filter can still name a person ("email contains ada.quill"), so `findMentions` reads both.
 */
export const segments = sqliteTable(
  "segments",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    name: text("name").notNull(),
    filter: text("filter").notNull(),
    /** Orders the segments of a site; those with the same position stand by name. */
    position: integer("position").notNull().default(0),
    /** Holds order and width of the list's columns as JSON; null for the browser's own. */
    columns: text("columns"),
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [index("segments_site").on(table.siteId, table.name)],
);
