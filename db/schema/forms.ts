import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { contactId } from "./contacts";
import { siteId } from "./sites";

export const forms = sqliteTable(
  "forms",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [index("forms_site").on(table.siteId), uniqueIndex("forms_slug").on(table.slug)],
);

/** `answers` is a JSON object of what the person typed. */
export const formSubmissions = sqliteTable(
  "form_submissions",
  {
    contactId: contactId(),
    id: integer("id").notNull(),
    formId: integer("form_id")
      .notNull()
      .references(() => forms.id, { onDelete: "cascade" }),
    answers: text("answers").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.id] }),
    index("form_submissions_form").on(table.formId),
  ],
);
