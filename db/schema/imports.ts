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
 * A list of people that came as a file. The file itself lies in the data folder until the import ends; nothing
 * of it is kept here but the names of its columns, and they only as long: a list without names has people there.
 * `columns`, `headers`, `tags` and `notes` are JSON; the counts are of the dry run until the import begins, then of it.
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
    /** How the file is read: as guessed when it came, or as the owner says. */
    encoding: text("encoding"),
    hasHeader: integer("has_header", { mode: "boolean" }),
    columns: text("columns"),
    tags: text("tags"),
    /** What the list says about marketing email; `claimed` with who claimed it and when. */
    consent: text("consent", { enum: ["none", "ask", "claimed", "opted_out"] }),
    /** What becomes of contacts that are known: blanks filled in, all of it replaced, or nothing but their consent. */
    existing: text("existing", { enum: ["fill", "overwrite", "keep"] })
      .notNull()
      .default("overwrite"),
    claimedBy: text("claimed_by"),
    claimedAt: integer("claimed_at"),
    /** The last row that is done. */
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
    /** What else is to be said of the rows, counted by kind and by name of the field. */
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
 * What an import did to one contact; goes with the contact. `before` is JSON of what it changed, to put it back
 * as long as `contactUpdatedAt` says that nobody changed the contact since.
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

/** Rows of a file that were left out, or of which something was, by number and reason alone: what stood there is not kept. */
export const importProblems = sqliteTable(
  "import_problems",
  {
    importId: integer("import_id")
      .notNull()
      .references(() => imports.id, { onDelete: "cascade" }),
    rowNumber: integer("row_number").notNull(),
    problem: text("problem").notNull(),
    /** The field it is about, or the row that came first. */
    detail: text("detail"),
    /** The person was taken, and what the problem speaks of left out. */
    isTaken: integer("is_taken", { mode: "boolean" }).notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.importId, table.rowNumber] })],
);
