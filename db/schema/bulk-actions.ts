import { sql } from "drizzle-orm";
import { foreignKey, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { siteId } from "./sites";

export const bulkActionStatuses = [
  "counting",
  "prepared",
  "running",
  "completed",
  "stopped",
  "failed",
] as const;

/**
 * Holds actions on many contacts that are no deletion and no mailing, such as adding a tag. `action` is JSON: what
 * to do, with ids of tags or sequences and never a person.
 */
export const bulkActions = sqliteTable(
  "bulk_actions",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    status: text("status", { enum: bulkActionStatuses }).notNull(),
    action: text("action").notNull(),
    createdBy: text("created_by").notNull(),
    startedBy: text("started_by"),
    /** Names who asked it to stop, while calls to the payment provider are still under way. */
    stoppedBy: text("stopped_by"),
    createdAt: integer("created_at").notNull(),
    finishedAt: integer("finished_at"),
    contactCount: integer("contact_count").notNull().default(0),
    /** Counts how many it would change, as of its preparation. */
    plannedCount: integer("planned_count").notNull().default(0),
    changedCount: integer("changed_count").notNull().default(0),
    unchangedCount: integer("unchanged_count").notNull().default(0),
    /** Names the job that this one undoes. */
    undoes: integer("undoes"),
    leaseOwner: text("lease_owner"),
    leaseExpiresAt: integer("lease_expires_at"),
  },
  (table) => [
    index("bulk_actions_site").on(table.siteId, table.id),
    index("bulk_actions_status").on(table.status, table.id),
    index("bulk_actions_undoes").on(table.siteId, table.undoes).where(sql`${table.undoes} IS NOT NULL`),
  ],
);

/** Lists why a contact that should have changed did not: what the payment provider did. */
export const bulkActionFailures = ["refused", "unreachable", "unconnected", "unknown"] as const;

/**
 * Freezes the contacts of a job when it is prepared, and marks the changed ones for its undo. Those of an export
 * stay `pending`. Holds bare numbers.
 */
export const bulkActionItems = sqliteTable(
  "bulk_action_items",
  {
    jobId: integer("job_id")
      .notNull()
      .references(() => bulkActions.id, { onDelete: "cascade" }),
    contactId: integer("contact_id").notNull(),
    state: text("state", { enum: ["pending", "changed", "unchanged", ...bulkActionFailures] }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.jobId, table.contactId] }),
    index("bulk_action_items_state").on(table.jobId, table.state, table.contactId),
  ],
);

/**
 * Keeps what a job changed of a contact, as it was before, to undo exactly that. `before` is JSON of numbers and
 * times.
 */
export const bulkActionChanges = sqliteTable(
  "bulk_action_changes",
  {
    jobId: integer("job_id").notNull(),
    contactId: integer("contact_id").notNull(),
    before: text("before").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.jobId, table.contactId] }),
    foreignKey({
      columns: [table.jobId, table.contactId],
      foreignColumns: [bulkActionItems.jobId, bulkActionItems.contactId],
    }).onDelete("cascade"),
  ],
);
