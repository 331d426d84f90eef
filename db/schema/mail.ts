import { foreignKey, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { contactId } from "./contacts";
import { siteId } from "./sites";

/**
 * Lists what a broadcast can be: being counted for a dialog or ready in it, written, waiting for its time, having its
 * recipients frozen, being sent, and the three ways to end.
 */
export const broadcastStatuses = [
  ...(["counting", "prepared", "draft", "scheduled", "starting", "sending"] as const),
  ...(["sent", "stopped", "failed"] as const),
] as const;

/** The counters keep a broadcast's statistics true after its recipients are deleted. */
export const broadcasts = sqliteTable(
  "broadcasts",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    subject: text("subject").notNull(),
    sentAt: integer("sent_at"),
    deliveredCount: integer("delivered_count").notNull().default(0),
    openedCount: integer("opened_count").notNull().default(0),
    clickedCount: integer("clicked_count").notNull().default(0),
    bouncedCount: integer("bounced_count").notNull().default(0),
    createdAt: integer("created_at").notNull(),
    body: text("body").notNull().default(""),
    status: text("status", { enum: broadcastStatuses }).notNull().default("sent"),
    createdBy: text("created_by"),
    /** Holds JSON that counts the selected contacts who will get the broadcast and, by reason, those who will not. */
    audience: text("audience"),
    queuedCount: integer("queued_count").notNull().default(0),
    skippedCount: integer("skipped_count").notNull().default(0),
    failedCount: integer("failed_count").notNull().default(0),
    /** Counts the letters that came due while no mail server was set; nobody receives them. */
    unsentCount: integer("unsent_count").notNull().default(0),
    /** Counts those who unsubscribed by a letter of this broadcast. */
    unsubscribedCount: integer("unsubscribed_count").notNull().default(0),
    /** Holds JSON that counts the skipped by reason. Is null for what was sent before reasons were kept. */
    skippedReasons: text("skipped_reasons"),
    /** Says whom a draft is for, as JSON that names no person, see `BroadcastTarget`. Is null until that is chosen. */
    target: text("target"),
    updatedAt: integer("updated_at"),
    scheduledAt: integer("scheduled_at"),
    /** Names who scheduled it, or began to send it. */
    startedBy: text("started_by"),
    /** Says why a scheduled broadcast is a draft again; a refusal of starting it. */
    problem: text("problem"),
    leaseOwner: text("lease_owner"),
    leaseExpiresAt: integer("lease_expires_at"),
  },
  (table) => [
    index("broadcasts_site").on(table.siteId),
    index("broadcasts_status").on(table.status, table.id),
  ],
);

/**
 * Lists the contacts a broadcast is meant for, fixed when it is prepared. A row is deleted when its letter is queued
 * or skipped, so nobody gets a broadcast twice and no row outlives the sending. `contactId` is no foreign key.
 */
export const broadcastRecipients = sqliteTable(
  "broadcast_recipients",
  {
    broadcastId: integer("broadcast_id")
      .notNull()
      .references(() => broadcasts.id, { onDelete: "cascade" }),
    contactId: integer("contact_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.broadcastId, table.contactId] })],
);

export const sequences = sqliteTable(
  "sequences",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    name: text("name").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [index("sequences_site").on(table.siteId)],
);

export const sequenceEnrollments = sqliteTable(
  "sequence_enrollments",
  {
    contactId: contactId(),
    sequenceId: integer("sequence_id")
      .notNull()
      .references(() => sequences.id, { onDelete: "cascade" }),
    status: text("status", { enum: ["active", "completed", "left"] }).notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.sequenceId] }),
    index("sequence_enrollments_sequence").on(table.sequenceId),
  ],
);

export const emailDeliveries = sqliteTable(
  "email_deliveries",
  {
    contactId: contactId(),
    id: integer("id").notNull(),
    broadcastId: integer("broadcast_id").references(() => broadcasts.id, { onDelete: "cascade" }),
    sequenceId: integer("sequence_id").references(() => sequences.id, { onDelete: "cascade" }),
    subject: text("subject").notNull(),
    status: text("status", { enum: ["sent", "delivered", "bounced"] }).notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.id] }),
    index("email_deliveries_broadcast").on(table.broadcastId),
    index("email_deliveries_sequence").on(table.sequenceId),
  ],
);

/**
 * Holds opens, clicks, bounces and complaints. The key starts with contact and delivery, so it also serves the
 * foreign key to deliveries.
 */
export const emailEvents = sqliteTable(
  "email_events",
  {
    contactId: contactId(),
    deliveryId: integer("delivery_id").notNull(),
    id: integer("id").notNull(),
    kind: text("kind", { enum: ["open", "click", "bounce", "complaint"] }).notNull(),
    url: text("url"),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.deliveryId, table.id] }),
    foreignKey({
      columns: [table.contactId, table.deliveryId],
      foreignColumns: [emailDeliveries.contactId, emailDeliveries.id],
    }).onDelete("cascade"),
  ],
);
