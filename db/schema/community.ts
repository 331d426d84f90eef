import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { contactId } from "./contacts";

export const notes = sqliteTable(
  "notes",
  {
    contactId: contactId(),
    id: integer("id").notNull(),
    body: text("body").notNull(),
    writtenBy: text("written_by").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.contactId, table.id] })],
);

export const activities = sqliteTable(
  "activities",
  {
    contactId: contactId(),
    id: integer("id").notNull(),
    kind: text("kind").notNull(),
    summary: text("summary").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.contactId, table.id] })],
);

export const communityPosts = sqliteTable(
  "community_posts",
  {
    contactId: contactId(),
    id: integer("id").notNull(),
    title: text("title").notNull(),
    body: text("body").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.contactId, table.id] })],
);

/** `postId` has no foreign key: a comment belongs to its writer and stays when the post's author is deleted. */
export const communityComments = sqliteTable(
  "community_comments",
  {
    contactId: contactId(),
    id: integer("id").notNull(),
    postId: integer("post_id").notNull(),
    body: text("body").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.id] }),
    index("community_comments_post").on(table.postId),
  ],
);
