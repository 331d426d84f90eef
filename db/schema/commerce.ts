import { sql } from "drizzle-orm";
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
import { billingIntervals, offers } from "./products";
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

/**
 * Holds subscriptions: `amount` in minor units every `intervalCount` intervals. Every status but `canceled` can
 * still charge.
 */
export const subscriptions = sqliteTable(
  "subscriptions",
  {
    contactId: contactId(),
    id: integer("id").notNull(),
    purchaseId: integer("purchase_id").notNull(),
    provider: text("provider", { enum: ["local", "stripe"] }).notNull(),
    providerSubscriptionId: text("provider_subscription_id").notNull(),
    /** Names the account and mode that know this subscription; null in older rows, until a read there succeeds. */
    providerAccount: text("provider_account"),
    providerCustomerId: text("provider_customer_id"),
    status: text("status", { enum: subscriptionStatuses }).notNull(),
    amount: integer("amount").notNull(),
    currency: text("currency").notNull(),
    interval: text("interval", { enum: billingIntervals }).notNull(),
    /** Counts the intervals between two charges: 3 with `month` is quarterly. */
    intervalCount: integer("interval_count").notNull().default(1),
    /** Marks the period that was paid last, as the provider says it; null where it has not said. */
    periodStartAt: integer("period_start_at"),
    periodEndAt: integer("period_end_at"),
    /** Is null when nothing more will be charged as things stand: ended, ending, paused. */
    nextChargeAt: integer("next_charge_at"),
    /** Is set when the subscription will end by itself. */
    endsAt: integer("ends_at"),
    createdAt: integer("created_at").notNull(),
    canceledAt: integer("canceled_at"),
    /** Comes from `row_ids` with every write: a reading that began before the row was last written is read again. */
    version: integer("version").notNull().default(0),
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

/** Is keyed by purchase within the contact, so that the key also serves the foreign key to purchases. */
export const payments = sqliteTable(
  "payments",
  {
    contactId: contactId(),
    purchaseId: integer("purchase_id").notNull(),
    id: integer("id").notNull(),
    amount: integer("amount").notNull(),
    currency: text("currency").notNull(),
    status: text("status", { enum: ["paid", "refunded", "failed"] }).notNull(),
    /** Names the payment for a refund; null for payments that the provider does not know. */
    providerPaymentId: text("provider_payment_id"),
    providerAccount: text("provider_account"),
    /** Is the amount paid back so far, in minor units. */
    refundedAmount: integer("refunded_amount").notNull().default(0),
    /** Is set when the bank was asked for the money back, so that nothing of it can be refunded. */
    isDisputed: integer("is_disputed", { mode: "boolean" }).notNull().default(false),
    createdAt: integer("created_at").notNull(),
    version: integer("version").notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.purchaseId, table.id] }),
    index("payments_provider_id").on(table.providerPaymentId).where(sql`provider_payment_id IS NOT NULL`),
    foreignKey({
      columns: [table.contactId, table.purchaseId],
      foreignColumns: [purchases.contactId, purchases.id],
    }).onDelete("cascade"),
  ],
);

/** Holds the totals of a site by day, with no person in them, so they stay true when contacts are deleted. */
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
