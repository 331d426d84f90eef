import { blob, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const sites = sqliteTable("sites", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  name: text("name").notNull(),
  createdAt: integer("created_at").notNull(),
  /** Names the IANA time zone in which the site counts its days and schedules what it sends. */
  timeZone: text("time_zone").notNull().default("UTC"),
  /** Stands at the foot of every marketing letter; empty until the owner gives one. */
  postalAddress: text("postal_address").notNull().default(""),
  /** Is the site's colour as `#rrggbb`; null for the product's own. */
  color: text("color"),
  /** Is from how many contacts on a deletion asks for a fresh password or passkey; null when none does. */
  freshOver: integer("fresh_over"),
  /** Is from how many contacts on a second person has to agree to a deletion; null when none has to. */
  approveOver: integer("approve_over"),
  /** Is true where nobody works on the site without a second factor of their account. */
  secondFactorNeeded: integer("second_factor_needed", { mode: "boolean" }).notNull().default(false),
  /** Is when an owner had the site deleted; its contacts go first. */
  endingAt: integer("ending_at"),
  /** Names the owner who asked for that; null when a ledger did, which knows that the site was deleted. */
  endingBy: text("ending_by"),
  /** Is the deletion that erases its contacts; null until there is one, and again when more of them came meanwhile. */
  endingJobId: integer("ending_job_id"),
  /** Is since when nothing keeps the site any more, and the worker removes what is left of it. */
  removingAt: integer("removing_at"),
});

/** Remembers which sites were deleted, so that a ledger knows it and a restored copy brings none back. */
export const endedSites = sqliteTable("ended_sites", {
  siteId: integer("site_id").primaryKey(),
  endedAt: integer("ended_at").notNull(),
});

/** Holds the picture that public pages show beside the site's name. */
export const siteLogos = sqliteTable("site_logos", {
  siteId: integer("site_id")
    .primaryKey()
    .references(() => sites.id, { onDelete: "cascade" }),
  type: text("type", { enum: ["image/png", "image/jpeg", "image/webp"] }).notNull(),
  bytes: blob("bytes", { mode: "buffer" }).notNull(),
  setAt: integer("set_at").notNull(),
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
