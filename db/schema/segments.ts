import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { siteId } from "./sites";

/**
 * A saved filter. `filter` is JSON as `contactFilter` reads it; tags and products stand in it by number. Name and filter can
 * still name a person, as "email contains ada.quill" does, so `findMentions` reads both.
 */
export const segments = sqliteTable(
  "segments",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    name: text("name").notNull(),
    filter: text("filter").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [index("segments_site").on(table.siteId, table.name)],
);
