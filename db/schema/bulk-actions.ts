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
 * Something done to many contacts that is no deletion and no mailing, such as adding a tag. `action` is JSON: what to
 * do, with ids of tags or sequences and never a person.
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
    /** Who asked it to stop, where what is under way at the payment provider has to be waited for. */
    stoppedBy: text("stopped_by"),
    createdAt: integer("created_at").notNull(),
    finishedAt: integer("finished_at"),
    contactCount: integer("contact_count").notNull().default(0),
    /** How many it would change, counted when it was prepared. */
    plannedCount: integer("planned_count").notNull().default(0),
    changedCount: integer("changed_count").notNull().default(0),
    unchangedCount: integer("unchanged_count").notNull().default(0),
    /** The job that this one takes back. */
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

/** Why a contact that should have changed did not: what the payment provider did. */
export const bulkActionFailures = ["refused", "unreachable", "unconnected", "unknown"] as const;

/**
 * Whom a job is about, frozen when it is prepared; `changed` afterwards, for taking it back. Those of an export stay
 * `pending`: nothing is taken back. Bare numbers.
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

/** What a job changed of a contact, as it was before, for undoing exactly that. `before` is JSON of numbers and times. */
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
