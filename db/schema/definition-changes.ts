import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { tags } from "./contacts";
import { siteId } from "./sites";

/** Lists what can be done to a tag or a custom field that reaches every contact who has it. */
export const definitionChangeKinds = [
  "merge_tags",
  "delete_tag",
  "replace_option",
  "change_type",
  "delete_field",
] as const;

/**
 * Holds changes of tags and custom fields that the worker carries to the contacts. `subject` is JSON: ids of the
 * site's tags or fields and names of options, never a person.
 */
export const definitionChanges = sqliteTable(
  "definition_changes",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    kind: text("kind", { enum: definitionChangeKinds }).notNull(),
    subject: text("subject").notNull(),
    status: text("status", { enum: ["running", "completed", "failed"] }).notNull(),
    /** Numbers the walk over the contacts that is under way; a kind may need more than one. */
    walk: integer("walk").notNull().default(0),
    /** Is the last contact that the walk has passed. */
    afterContactId: integer("after_contact_id").notNull().default(0),
    changedCount: integer("changed_count").notNull().default(0),
    /** Counts values that do not fit a new type, for which nothing is changed. */
    misfitCount: integer("misfit_count").notNull().default(0),
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
    finishedAt: integer("finished_at"),
    leaseOwner: text("lease_owner"),
    leaseExpiresAt: integer("lease_expires_at"),
  },
  (table) => [
    index("definition_changes_site").on(table.siteId, table.status, table.id),
    index("definition_changes_status").on(table.status, table.id),
  ],
);

/**
 * Remembers the names of tags that were merged into another: lists and programs that name the old one mean the new
 * one. `key` is the `tagKey` of the old name.
 */
export const mergedTags = sqliteTable(
  "merged_tags",
  {
    siteId: siteId(),
    key: text("key").notNull(),
    name: text("name").notNull(),
    /** Is the id that the tag had. */
    formerId: integer("former_id").notNull(),
    tagId: integer("tag_id")
      .notNull()
      .references(() => tags.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.key] }),
    index("merged_tags_tag").on(table.tagId),
    index("merged_tags_former").on(table.siteId, table.formerId),
  ],
);
