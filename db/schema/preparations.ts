import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { bulkActions } from "./bulk-actions";
import { broadcasts } from "./mail";
import { siteId } from "./sites";

export const preparationStatuses = ["counting", "refused", "failed"] as const;

/**
 * Holds who was selected for a bulk action or a broadcast, until the worker has frozen and counted them. The row goes
 * when its job is ready; one that was refused stays for a while and says why.
 */
export const preparations = sqliteTable(
  "preparations",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    /** Names what is prepared, in one of these two. */
    bulkActionId: integer("bulk_action_id").references(() => bulkActions.id, { onDelete: "cascade" }),
    broadcastId: integer("broadcast_id").references(() => broadcasts.id, { onDelete: "cascade" }),
    status: text("status", { enum: preparationStatuses }).notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
    /** Is the encrypted selection, because a search may name a person; null as soon as counting has ended. */
    selection: text("selection"),
    /** Counts the contacts that are frozen. */
    counted: integer("counted").notNull().default(0),
    /** Is what counting goes on from after a kill; JSON, see `PreparationState`. */
    state: text("state"),
    /** Says why nothing is prepared; JSON. */
    refusal: text("refusal"),
    leaseOwner: text("lease_owner"),
    leaseExpiresAt: integer("lease_expires_at"),
  },
  (table) => [
    uniqueIndex("preparations_bulk_action").on(table.bulkActionId),
    uniqueIndex("preparations_broadcast").on(table.broadcastId),
    index("preparations_site").on(table.siteId),
  ],
);
