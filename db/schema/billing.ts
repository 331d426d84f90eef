import { sql } from "drizzle-orm";
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { contactId } from "./contacts";
import { deletionJobs } from "./deletion";
import { siteId } from "./sites";

/** Holds the payment account of a site. Keys are encrypted with the instance's secret and never shown again. */
export const paymentAccounts = sqliteTable("payment_accounts", {
  siteId: siteId().primaryKey(),
  provider: text("provider", { enum: ["stripe"] }).notNull(),
  encryptedKey: text("encrypted_key").notNull(),
  /** Shows how the key begins and ends, to recognise it by. */
  keyHint: text("key_hint").notNull(),
  accountName: text("account_name").notNull(),
  /** Names the account and mode, such as "acct_1/live", as everywhere; null until the key was last tried. */
  providerAccount: text("provider_account"),
  /** Says what the key was allowed when it was last tried; JSON, see `KeyPermission`. */
  permissions: text("permissions"),
  encryptedWebhookSecret: text("encrypted_webhook_secret"),
  connectedBy: text("connected_by").notNull(),
  connectedAt: integer("connected_at").notNull(),
});

/** Says who a contact is at the provider. A contact can be several customers there. */
export const billingCustomers = sqliteTable(
  "billing_customers",
  {
    contactId: contactId(),
    provider: text("provider", { enum: ["local", "stripe"] }).notNull(),
    providerCustomerId: text("provider_customer_id").notNull(),
    /** Names the account and mode that know this customer; null in older rows, until a read there succeeds. */
    providerAccount: text("provider_account"),
    createdAt: integer("created_at").notNull(),
    /** Is set once the provider says that it deleted this customer. */
    deletedAt: integer("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.provider, table.providerCustomerId] }),
    index("billing_customers_provider_id").on(table.provider, table.providerCustomerId),
  ],
);

export const invoiceStatuses = ["draft", "open", "paid", "void", "uncollectible"] as const;

/** Holds the provider's invoices, as last read. `amount` is what is still due, in minor units. */
export const invoices = sqliteTable(
  "invoices",
  {
    contactId: contactId(),
    id: integer("id").notNull(),
    provider: text("provider", { enum: ["local", "stripe"] }).notNull(),
    providerInvoiceId: text("provider_invoice_id").notNull(),
    providerAccount: text("provider_account"),
    status: text("status", { enum: invoiceStatuses }).notNull(),
    amount: integer("amount").notNull(),
    currency: text("currency").notNull(),
    createdAt: integer("created_at").notNull(),
    /** Grows with every write of the row; see `subscriptions.version`. */
    version: integer("version").notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.id] }),
    uniqueIndex("invoices_provider_id").on(table.provider, table.providerInvoiceId),
  ],
);

/** Remembers handled events of the provider, so that a replay does nothing. Keeps nothing of their content. */
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

/** Holds one reading of the whole payment account. `cursor` is the provider's id of the last object read. */
export const stripeSyncs = sqliteTable(
  "stripe_syncs",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    status: text("status", { enum: ["queued", "running", "completed", "failed"] }).notNull(),
    phase: text("phase", { enum: ["customers", "subscriptions", "invoices", "payments"] }).notNull(),
    cursor: text("cursor"),
    /** Names the account and mode that this sync reads, set with its first page. Another key starts the sync again. */
    providerAccount: text("provider_account"),
    customerCount: integer("customer_count").notNull().default(0),
    subscriptionCount: integer("subscription_count").notNull().default(0),
    invoiceCount: integer("invoice_count").notNull().default(0),
    /** Counts payments without an invoice: checkouts and payment links. */
    paymentCount: integer("payment_count").notNull().default(0),
    /** Counts objects that were not brought back, because the contact was erased after they were made. */
    erasedCount: integer("erased_count").notNull().default(0),
    /** Counts those of the phase under way: a phase that begins again counts from zero. */
    phaseErasedCount: integer("phase_erased_count").notNull().default(0),
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

/**
 * Holds payments of invoices that an open sync has met, so that it does not take them for purchases. It is emptied
 * when the sync ends.
 */
export const stripeSyncPayments = sqliteTable(
  "stripe_sync_payments",
  {
    syncId: integer("sync_id")
      .notNull()
      .references(() => stripeSyncs.id, { onDelete: "cascade" }),
    providerPaymentId: text("provider_payment_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.syncId, table.providerPaymentId] })],
);

/** Says how completely an account was read. A deletion says "nothing bills" only when `readUntil` is now. */
export const stripeReads = sqliteTable(
  "stripe_reads",
  {
    siteId: siteId(),
    providerAccount: text("provider_account").notNull(),
    /** Is when the last completed whole sync began. */
    wholeReadAt: integer("whole_read_at").notNull(),
    /** Says until when everything at the provider was read, by that sync or by events since. */
    readUntil: integer("read_until").notNull(),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.providerAccount] })],
);

/**
 * Holds payments that are in `revenue_daily` without a row of a contact, because they came for someone erased or
 * being erased. `digest` is 16 bytes of a keyed digest of the provider's id.
 */
export const countedPayments = sqliteTable(
  "counted_payments",
  {
    siteId: siteId(),
    digest: blob("digest", { mode: "buffer" }).notNull(),
    countedAt: integer("counted_at").notNull(),
    /** Is what of a payment was paid back according to its row when its contact was erased, in minor units. */
    refundedAmount: integer("refunded_amount").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.digest] })],
);

/**
 * Remembers customers at a payment provider whose person was erased, whatever email the provider has of them by now.
 * Things made for them before belong to nobody. `digest` is 16 bytes of a keyed digest of account and id.
 */
export const erasedCustomers = sqliteTable(
  "erased_customers",
  {
    siteId: siteId(),
    digest: blob("digest", { mode: "buffer" }).notNull(),
    erasedAt: integer("erased_at").notNull(),
    /** Marks the moment up to which payments are in the site's totals; null where that was not noted. */
    billingReadUntil: integer("billing_read_until"),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.digest] })],
);

/** Is a refund of unused time that a deletion owes. */
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
    providerAccount: text("provider_account"),
    amount: integer("amount").notNull(),
    currency: text("currency").notNull(),
    /**
     * Counts the requests; it is part of the idempotency key, so that a new try is not answered with an old refusal.
     */
    attemptCount: integer("attempt_count").notNull().default(0),
    /**
     * `vouched` means that an owner stopped the billing by hand, and nobody knows whether this was paid.
     * `impossible` means already paid back or disputed. Neither counts anywhere.
     */
    state: text("state", {
      enum: ["intended", "requested", "confirmed", "needs_attention", "vouched", "impossible"],
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
 * Holds rechecks: the provider is asked whether anything of an erased customer still bills, some days after the
 * erasure and at once when something of theirs shows up later. The provider's id is emptied once it says no.
 */
export const billingRechecks = sqliteTable(
  "billing_rechecks",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    /** Names the deletion that erased the contact; null where that is not known any more. */
    jobId: integer("job_id").references(() => deletionJobs.id, { onDelete: "cascade" }),
    provider: text("provider", { enum: ["local", "stripe"] }).notNull(),
    providerAccount: text("provider_account"),
    providerCustomerId: text("provider_customer_id"),
    /** Separates what is stopped, made at the provider before this moment, from what belongs to whoever came back. */
    erasedAt: integer("erased_at").notNull(),
    /** Tells whether it was planned with the erasure or found later, by an event or a sync. */
    found: text("found", { enum: ["planned", "later"] }).notNull(),
    state: text("state", { enum: ["due", "clear", "needs_attention"] }).notNull(),
    reason: text("reason"),
    /** Is when the next recheck is due, also while it needs attention. */
    dueAt: integer("due_at").notNull(),
    attemptCount: integer("attempt_count").notNull().default(0),
    settledAt: integer("settled_at"),
    /** Names the owner who settled it on their own word. */
    settledBy: text("settled_by"),
  },
  (table) => [
    index("billing_rechecks_due").on(table.dueAt).where(sql`state <> 'clear'`),
    index("billing_rechecks_site").on(table.siteId, table.state),
    index("billing_rechecks_job").on(table.jobId),
    index("billing_rechecks_customer").on(table.provider, table.providerCustomerId),
  ],
);
