import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { siteId } from "./sites";

export const marketingStatuses = [
  "subscribed",
  "unsubscribed",
  "never_subscribed",
  "pending",
  "bounced",
  "complained",
] as const;
export type MarketingStatus = (typeof marketingStatuses)[number];

export const contacts = sqliteTable(
  "contacts",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    /** Is normalised once, at the boundary, and unique per site. */
    email: text("email").notNull(),
    name: text("name").notNull(),
    /** Holds name and email folded for search and for sorting by name; see `foldForSearch`. */
    searchText: text("search_text").notNull(),
    marketingStatus: text("marketing_status", { enum: marketingStatuses }).notNull(),
    isCustomer: integer("is_customer", { mode: "boolean" }).notNull().default(false),
    source: text("source", { enum: ["form", "import", "checkout", "manual", "api"] }).notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    lastActivityAt: integer("last_activity_at").notNull(),
    /** Is set while a deletion works on this contact: writers refuse new rows, mailings skip it. */
    beingErasedAt: integer("being_erased_at"),
    /** Is set while the owner hides this contact: filters leave it out unless they ask for it. */
    hiddenAt: integer("hidden_at"),
    /**
     * Is when they were erased before, for someone whom a restored copy brought back: nobody sees them, and a job
     * erases them again.
     */
    erasedBeforeAt: integer("erased_before_at"),
  },
  (table) => [
    uniqueIndex("contacts_site_email").on(table.siteId, table.email),
    index("contacts_site_name").on(table.siteId, table.searchText),
    // The index holds what a count of everyone asks for, so that it reads no contact.
    index("contacts_site_status").on(
      table.siteId,
      table.marketingStatus,
      table.id,
      table.hiddenAt,
      table.erasedBeforeAt,
    ),
    index("contacts_site_created").on(table.siteId, table.createdAt),
    index("contacts_site_last_activity").on(table.siteId, table.lastActivityAt),
    // Few emails are beyond ASCII; among them are those that were stored before they were mended.
    index("contacts_unusual_email").on(table.siteId, table.id).where(sql`email GLOB '*[^ -~]*'`),
    index("contacts_being_erased").on(table.beingErasedAt).where(sql`being_erased_at IS NOT NULL`),
  ],
);

/** Is the first column of every child table's primary key, so that rows of one contact lie on the same pages. */
export const contactId = () =>
  integer("contact_id")
    .notNull()
    .references(() => contacts.id, { onDelete: "cascade" });

/**
 * Keeps emails that a contact had before a change or a merge: part of the person, and erased with them. `standing`
 * is the marketing status with which the email was left.
 */
export const formerEmails = sqliteTable(
  "former_emails",
  {
    contactId: contactId(),
    email: text("email").notNull(),
    standing: text("standing", { enum: marketingStatuses }).notNull(),
    leftAt: integer("left_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.email] }),
    index("former_emails_email").on(table.email),
  ],
);

/**
 * Counts contacts added and deleted a day, with no person in it. A trigger counts whoever is inserted, by the day
 * they are said to have come: `added` less `deleted`, over all days, is the number of contacts.
 */
export const contactsDaily = sqliteTable(
  "contacts_daily",
  {
    siteId: siteId(),
    day: text("day").notNull(),
    added: integer("added").notNull().default(0),
    deleted: integer("deleted").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.day] })],
);

export const tags = sqliteTable(
  "tags",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    name: text("name").notNull(),
  },
  (table) => [uniqueIndex("tags_site_name").on(table.siteId, table.name)],
);

export const contactTags = sqliteTable(
  "contact_tags",
  {
    contactId: contactId(),
    tagId: integer("tag_id")
      .notNull()
      .references(() => tags.id, { onDelete: "cascade" }),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.tagId] }),
    index("contact_tags_tag").on(table.tagId),
  ],
);

export const customFieldTypes = ["text", "number", "date", "boolean", "choice"] as const;
export type CustomFieldType = (typeof customFieldTypes)[number];

export const customFields = sqliteTable(
  "custom_fields",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    name: text("name").notNull(),
    type: text("type", { enum: customFieldTypes }).notNull(),
    /** Orders the fields of a site; those with the same position stand by name. */
    position: integer("position").notNull().default(0),
    /** Lists as JSON what a choice can be, in order; null for the other types. */
    options: text("options"),
  },
  (table) => [uniqueIndex("custom_fields_site_name").on(table.siteId, table.name)],
);

export const contactFieldValues = sqliteTable(
  "contact_field_values",
  {
    contactId: contactId(),
    fieldId: integer("field_id")
      .notNull()
      .references(() => customFields.id, { onDelete: "cascade" }),
    value: text("value").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.fieldId] }),
    index("contact_field_values_field").on(table.fieldId),
  ],
);
