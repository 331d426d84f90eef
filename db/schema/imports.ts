import { foreignKey, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { contactId } from "./contacts";
import { siteId } from "./sites";

export const imports = sqliteTable(
  "imports",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    createdBy: text("created_by").notNull(),
    status: text("status").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [index("imports_site").on(table.siteId)],
);

/** What an import did to one contact; goes with the contact. */
export const importRows = sqliteTable(
  "import_rows",
  {
    contactId: contactId(),
    importId: integer("import_id").notNull(),
    rowNumber: integer("row_number").notNull(),
    outcome: text("outcome", { enum: ["created", "updated", "unchanged"] }).notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.importId, table.rowNumber] }),
    foreignKey({ columns: [table.importId], foreignColumns: [imports.id] }).onDelete("cascade"),
    index("import_rows_import").on(table.importId),
  ],
);
