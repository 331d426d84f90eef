import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { contactId } from "./contacts";
import { deletionJobs } from "./deletion";
import { siteId } from "./sites";

/** The payment account of a site. Keys are sealed with the instance's secret and never shown again. */
export const paymentAccounts = sqliteTable("payment_accounts", {
  siteId: siteId().primaryKey(),
  provider: text("provider", { enum: ["stripe"] }).notNull(),
  sealedKey: text("sealed_key").notNull(),
  /** How the key begins and ends, to recognise it by. */
  keyHint: text("key_hint").notNull(),
  accountName: text("account_name").notNull(),
  sealedWebhookSecret: text("sealed_webhook_secret"),
  connectedBy: text("connected_by").notNull(),
  connectedAt: integer("connected_at").notNull(),
});

/** Who a contact is at the provider. A contact can be several customers there. */
export const billingCustomers = sqliteTable(
  "billing_customers",
  {
    contactId: contactId(),
    provider: text("provider", { enum: ["local", "stripe"] }).notNull(),
    providerCustomerId: text("provider_customer_id").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.provider, table.providerCustomerId] }),
    index("billing_customers_provider_id").on(table.provider, table.providerCustomerId),
  ],
);

export const invoiceStatuses = ["draft", "open", "paid", "void", "uncollectible"] as const;

/** The provider's invoices, as last read. `amount` is what is still due, in minor units. */
export const invoices = sqliteTable(
  "invoices",
  {
    contactId: contactId(),
    id: integer("id").notNull(),
    provider: text("provider", { enum: ["local", "stripe"] }).notNull(),
    providerInvoiceId: text("provider_invoice_id").notNull(),
    status: text("status", { enum: invoiceStatuses }).notNull(),
    amount: integer("amount").notNull(),
    currency: text("currency").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.id] }),
    uniqueIndex("invoices_provider_id").on(table.provider, table.providerInvoiceId),
  ],
);

/** Events of the provider that were handled, so that a replay does nothing. Nothing of their content is kept. */
export const webhookEvents = sqliteTable(
  "webhook_events",
  {
    siteId: siteId(),
    eventId: text("event_id").notNull(),
    receivedAt: integer("received_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.eventId] }),
    index("webhook_events_received").on(table.receivedAt),
  ],
);

/** One reading of the whole payment account. `cursor` is the provider's id of the last object read. */
export const stripeSyncs = sqliteTable(
  "stripe_syncs",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    status: text("status", { enum: ["queued", "running", "completed", "failed"] }).notNull(),
    phase: text("phase", { enum: ["customers", "subscriptions", "invoices"] }).notNull(),
    cursor: text("cursor"),
    customerCount: integer("customer_count").notNull().default(0),
    subscriptionCount: integer("subscription_count").notNull().default(0),
    invoiceCount: integer("invoice_count").notNull().default(0),
    /** Not brought back, because the contact was erased after the object was made. */
    erasedCount: integer("erased_count").notNull().default(0),
    problem: text("problem"),
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
    finishedAt: integer("finished_at"),
    leaseOwner: text("lease_owner"),
    leaseExpiresAt: integer("lease_expires_at"),
  },
  (table) => [
    index("stripe_syncs_site").on(table.siteId, table.id),
    index("stripe_syncs_open").on(table.id).where(sql`status IN ('queued', 'running')`),
  ],
);

/** A refund of unused time that a deletion owes. The id is the idempotency key at the provider. */
export const billingRefunds = sqliteTable(
  "billing_refunds",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    jobId: integer("job_id")
      .notNull()
      .references(() => deletionJobs.id, { onDelete: "cascade" }),
    contactId: integer("contact_id").notNull(),
    provider: text("provider", { enum: ["local", "stripe"] }).notNull(),
    providerPaymentId: text("provider_payment_id"),
    amount: integer("amount").notNull(),
    currency: text("currency").notNull(),
    /** `vouched`: an owner stopped the billing by hand, and nobody knows whether this was paid. It counts nowhere. */
    state: text("state", {
      enum: ["intended", "requested", "confirmed", "needs_attention", "vouched"],
    }).notNull(),
    reason: text("reason"),
    createdAt: integer("created_at").notNull(),
    confirmedAt: integer("confirmed_at"),
  },
  (table) => [
    uniqueIndex("billing_refunds_payment").on(
      table.contactId,
      table.jobId,
      table.provider,
      table.providerPaymentId,
    ),
    index("billing_refunds_job").on(table.jobId),
  ],
);

/**
 * Asks the provider again, days after an erasure, whether anything of the customer still bills.
 * The provider's id is emptied once it says no.
 */
export const billingSweeps = sqliteTable(
  "billing_sweeps",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    jobId: integer("job_id")
      .notNull()
      .references(() => deletionJobs.id, { onDelete: "cascade" }),
    provider: text("provider", { enum: ["local", "stripe"] }).notNull(),
    providerCustomerId: text("provider_customer_id"),
    state: text("state", { enum: ["due", "clear", "needs_attention"] }).notNull(),
    reason: text("reason"),
    dueAt: integer("due_at").notNull(),
    settledAt: integer("settled_at"),
  },
  (table) => [
    index("billing_sweeps_due").on(table.dueAt).where(sql`state = 'due'`),
    index("billing_sweeps_site").on(table.siteId),
    index("billing_sweeps_job").on(table.jobId),
    index("billing_sweeps_customer").on(table.provider, table.providerCustomerId),
  ],
);
