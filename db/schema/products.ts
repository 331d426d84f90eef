import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { siteId } from "./sites";

export const products = sqliteTable(
  "products",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    name: text("name").notNull(),
    kind: text("kind", { enum: ["course", "membership", "download", "coaching"] }).notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [index("products_site").on(table.siteId)],
);

export const lessons = sqliteTable(
  "lessons",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    productId: integer("product_id")
      .notNull()
      .references(() => products.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    title: text("title").notNull(),
  },
  (table) => [index("lessons_product").on(table.productId, table.position)],
);

export const billingIntervals = ["day", "week", "month", "year"] as const;
export type BillingInterval = (typeof billingIntervals)[number];

/**
 * Holds the prices of products. `amount` is in minor units of `currency`, charged every `intervalCount` intervals;
 * `interval` is null for a one-off price.
 */
export const offers = sqliteTable(
  "offers",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    productId: integer("product_id")
      .notNull()
      .references(() => products.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    amount: integer("amount").notNull(),
    currency: text("currency").notNull(),
    interval: text("interval", { enum: billingIntervals }),
    intervalCount: integer("interval_count").notNull().default(1),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [index("offers_site").on(table.siteId), index("offers_product").on(table.productId)],
);
