import {
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { contactId } from "./contacts";
import { offers } from "./products";
import { siteId } from "./sites";

export const purchases = sqliteTable(
  "purchases",
  {
    contactId: contactId(),
    id: integer("id").notNull(),
    offerId: integer("offer_id")
      .notNull()
      .references(() => offers.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: ["bought", "granted"] }).notNull(),
    amount: integer("amount").notNull(),
    currency: text("currency").notNull(),
    createdAt: integer("created_at").notNull(),
    revokedAt: integer("revoked_at"),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.id] }),
    index("purchases_offer").on(table.offerId),
  ],
);

export const subscriptionStatuses = [
  "active",
  "trialing",
  "past_due",
  "unpaid",
  "paused",
  "canceled",
] as const;

/** `amount` in minor units each `interval`. Everything but `canceled` can still charge. */
export const subscriptions = sqliteTable(
  "subscriptions",
  {
    contactId: contactId(),
    id: integer("id").notNull(),
    purchaseId: integer("purchase_id").notNull(),
    provider: text("provider", { enum: ["local", "stripe"] }).notNull(),
    providerSubscriptionId: text("provider_subscription_id").notNull(),
    status: text("status", { enum: subscriptionStatuses }).notNull(),
    amount: integer("amount").notNull(),
    currency: text("currency").notNull(),
    interval: text("interval", { enum: ["month", "year"] }).notNull(),
    nextChargeAt: integer("next_charge_at"),
    createdAt: integer("created_at").notNull(),
    canceledAt: integer("canceled_at"),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.id] }),
    foreignKey({
      columns: [table.contactId, table.purchaseId],
      foreignColumns: [purchases.contactId, purchases.id],
    }).onDelete("cascade"),
    index("subscriptions_purchase").on(table.contactId, table.purchaseId),
    uniqueIndex("subscriptions_provider_id").on(table.provider, table.providerSubscriptionId),
  ],
);

/** Keyed by purchase within the contact, so that the key also serves the foreign key to purchases. */
export const payments = sqliteTable(
  "payments",
  {
    contactId: contactId(),
    purchaseId: integer("purchase_id").notNull(),
    id: integer("id").notNull(),
    amount: integer("amount").notNull(),
    currency: text("currency").notNull(),
    status: text("status", { enum: ["paid", "refunded", "failed"] }).notNull(),
    /** What the provider refunds by; null for payments it does not know. */
    providerPaymentId: text("provider_payment_id"),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.purchaseId, table.id] }),
    foreignKey({
      columns: [table.contactId, table.purchaseId],
      foreignColumns: [purchases.contactId, purchases.id],
    }).onDelete("cascade"),
  ],
);

/** Site totals a day, with no person in them: they stay true when contacts are deleted. */
export const revenueDaily = sqliteTable(
  "revenue_daily",
  {
    siteId: siteId(),
    day: text("day").notNull(),
    currency: text("currency").notNull(),
    gross: integer("gross").notNull(),
    refunded: integer("refunded").notNull(),
    paymentCount: integer("payment_count").notNull(),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.day, table.currency] })],
);
