import { foreignKey, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { contactId } from "./contacts";
import { siteId } from "./sites";

export const importStatuses = [
  "uploaded",
  "checking",
  "checked",
  "importing",
  "completed",
  "stopped",
  "failed",
  "reverting",
  "reverted",
] as const;

/**
 * Is a list of people that came as a file. The file lies in the data folder until the import ends; only its column
 * names are kept here, no longer than that. `columns`, `headers`, `tags` and `notes` are JSON; the counts are the
 * dry run's until the import begins.
 */
export const imports = sqliteTable(
  "imports",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    createdBy: text("created_by").notNull(),
    status: text("status", { enum: importStatuses }).notNull(),
    createdAt: integer("created_at").notNull(),
    fileName: text("file_name"),
    headers: text("headers"),
    /** Says how the file is read: as guessed when it came, or as the owner says. */
    encoding: text("encoding"),
    hasHeader: integer("has_header", { mode: "boolean" }),
    columns: text("columns"),
    tags: text("tags"),
    /** Says what the list claims about marketing email; for `claimed` also who claimed it and when. */
    consent: text("consent", { enum: ["none", "ask", "claimed", "opted_out"] }),
    /** Says what becomes of known contacts: fill blanks, replace everything, or change only their consent. */
    existing: text("existing", { enum: ["fill", "overwrite", "keep"] })
      .notNull()
      .default("overwrite"),
    claimedBy: text("claimed_by"),
    claimedAt: integer("claimed_at"),
    /** Is the last row that is done. */
    rowNumber: integer("row_number").notNull().default(0),
    rowCount: integer("row_count"),
    createdCount: integer("created_count").notNull().default(0),
    updatedCount: integer("updated_count").notNull().default(0),
    unchangedCount: integer("unchanged_count").notNull().default(0),
    duplicateCount: integer("duplicate_count").notNull().default(0),
    invalidCount: integer("invalid_count").notNull().default(0),
    subscribedCount: integer("subscribed_count").notNull().default(0),
    askedCount: integer("asked_count").notNull().default(0),
    erasedCount: integer("erased_count").notNull().default(0),
    staysOutCount: integer("stays_out_count").notNull().default(0),
    revertedCount: integer("reverted_count").notNull().default(0),
    keptCount: integer("kept_count").notNull().default(0),
    /** Counts further notes about the rows, by kind and by name of the field. */
    notes: text("notes"),
    problem: text("problem"),
    leaseOwner: text("lease_owner"),
    leaseExpiresAt: integer("lease_expires_at"),
    checkedAt: integer("checked_at"),
    startedAt: integer("started_at"),
    finishedAt: integer("finished_at"),
  },
  (table) => [index("imports_site").on(table.siteId), index("imports_status").on(table.status, table.id)],
);

/**
 * Keeps what an import did to one contact; it is deleted with the contact. `before` is JSON of what it changed, to
 * revert it as long as `contactUpdatedAt` says that nobody changed the contact since.
 */
export const importRows = sqliteTable(
  "import_rows",
  {
    contactId: contactId(),
    importId: integer("import_id").notNull(),
    rowNumber: integer("row_number").notNull(),
    outcome: text("outcome", { enum: ["created", "updated", "unchanged"] }).notNull(),
    createdAt: integer("created_at").notNull(),
    before: text("before"),
    contactUpdatedAt: integer("contact_updated_at"),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.importId, table.rowNumber] }),
    foreignKey({ columns: [table.importId], foreignColumns: [imports.id] }).onDelete("cascade"),
    index("import_rows_import").on(table.importId, table.outcome),
  ],
);

/** Holds rows of a file that were left out, wholly or in part, by number and reason alone; their text is not kept. */
export const importProblems = sqliteTable(
  "import_problems",
  {
    importId: integer("import_id")
      .notNull()
      .references(() => imports.id, { onDelete: "cascade" }),
    rowNumber: integer("row_number").notNull(),
    problem: text("problem").notNull(),
    /** Names the field that the problem is about, or the row that came first. */
    detail: text("detail"),
    /** Is true when the person was taken and only the part with the problem was left out. */
    isTaken: integer("is_taken", { mode: "boolean" }).notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.importId, table.rowNumber] })],
);
