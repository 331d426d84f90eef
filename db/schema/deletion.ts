import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { billingIntervals } from "./products";
import { siteId } from "./sites";

export const deletionStatuses = [
  "measuring",
  "previewed",
  "awaiting_approval",
  "declined",
  "withdrawn",
  "expired",
  "lapsed",
  "queued",
  "running",
  "stopping",
  "stopped",
  "completed",
  "failed",
] as const;
export type DeletionStatus = (typeof deletionStatuses)[number];

/**
 * Holds a manifest and the job that carries it out: frozen while `previewed`, a job from `queued` on. It outlives
 * the people in it and names none of them. `plan` is JSON, see `DeletionPlan`.
 */
export const deletionJobs = sqliteTable(
  "deletion_jobs",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    siteId: siteId(),
    /** Counts the deletions of the site in the order of confirming; null for a manifest. It is never given twice. */
    number: integer("number"),
    status: text("status", { enum: deletionStatuses }).notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
    contactCount: integer("contact_count").notNull().default(0),
    plan: text("plan"),
    digest: text("digest"),
    confirmedBy: text("confirmed_by"),
    /** Says why, in a line of the owner's own such as the number of a ticket; they are asked to name nobody. */
    why: text("why"),
    confirmedAt: integer("confirmed_at"),
    /** Names the second person who agreed, where the site asked for one. */
    approvedBy: text("approved_by"),
    approvedAt: integer("approved_at"),
    startedAt: integer("started_at"),
    finishedAt: integer("finished_at"),
    deletedCount: integer("deleted_count").notNull().default(0),
    alreadyGoneCount: integer("already_gone_count").notNull().default(0),
    needsAttentionCount: integer("needs_attention_count").notNull().default(0),
    keptCount: integer("kept_count").notNull().default(0),
    /** Counts those of `keptCount` who were held, and whom an owner kept after all. */
    keptAfterAllCount: integer("kept_after_all_count").notNull().default(0),
    changedCount: integer("changed_count").notNull().default(0),
    boughtCount: integer("bought_count").notNull().default(0),
    /** Holds what the search of the files found afterwards; JSON, see `DiskCheck`. */
    diskCheck: text("disk_check"),
    /** Is since when something of the erased is still to leave the search index or the log; see `DiskCheck.waiting`. */
    filesWaitingSince: integer("files_waiting_since"),
    /** Is when an owner asked that the files be read as a whole; null once they were. */
    wholeReadingAskedAt: integer("whole_reading_asked_at"),
    /** Tells whether the unused time of cancelled subscriptions is refunded. */
    refundsUnused: integer("refunds_unused", { mode: "boolean" }).notNull().default(false),
    /** Tells whether the customers are deleted at the provider too. */
    deletesCustomers: integer("deletes_customers", { mode: "boolean" }).notNull().default(false),
    /**
     * Is the moment up to which the provider was read before anyone was erased; null when there is none, or it could
     * not be read.
     */
    billingReadUntil: integer("billing_read_until"),
    /** Says in words why the provider could not be read. */
    billingReadProblem: text("billing_read_problem"),
    /** Is set while a payment provider does not answer: the job waits, and says so. */
    pausedUntil: integer("paused_until"),
    pauseReason: text("pause_reason"),
    /** Is the encrypted key of the salts of its leaves; null for a deletion that has none, as those from before. */
    encryptedLeafKey: text("encrypted_leaf_key"),
    /** Is true while its newest receipt may say something else than is so; triggers of the migration set it. */
    isReceiptDue: integer("is_receipt_due", { mode: "boolean" }).notNull().default(false),
    /** Names the replay of the ledger that found these contacts in a restored copy; null for what an owner confirmed. */
    replayId: integer("replay_id"),
    leaseOwner: text("lease_owner"),
    leaseExpiresAt: integer("lease_expires_at"),
  },
  (table) => [
    uniqueIndex("deletion_jobs_number").on(table.siteId, table.number),
    index("deletion_jobs_status").on(table.siteId, table.status, table.number),
    index("deletion_jobs_held").on(table.siteId, table.id).where(sql`needs_attention_count > 0`),
    index("deletion_jobs_why").on(table.siteId, table.id, table.why).where(sql`why IS NOT NULL`),
    index("deletion_jobs_open").on(table.id).where(sql`status IN ('queued', 'running', 'stopping')`),
    index("deletion_jobs_approvals").on(table.confirmedAt).where(sql`status = 'awaiting_approval'`),
    index("deletion_jobs_waiting_files").on(table.id).where(sql`files_waiting_since IS NOT NULL`),
    index("deletion_jobs_due_receipts").on(table.id).where(sql`is_receipt_due = 1`),
    index("deletion_jobs_asked_readings").on(table.id).where(sql`whole_reading_asked_at IS NOT NULL`),
    index("deletion_jobs_manifests").on(table.createdAt).where(sql`status IN ('measuring', 'previewed')`),
  ],
);

export const manifestRequestStatuses = ["measuring", "measured", "refused", "failed"] as const;
export const manifestSteps = ["selecting", "asking", "counting", "searching"] as const;
export type ManifestStep = (typeof manifestSteps)[number];

/**
 * Holds what a manifest of `deletionJobs` with the same id is made from, and how far counting it has come. It is
 * gone once the manifest is confirmed or discarded.
 */
export const manifestRequests = sqliteTable(
  "manifest_requests",
  {
    id: integer("id")
      .primaryKey({ autoIncrement: true })
      .references(() => deletionJobs.id, { onDelete: "cascade" }),
    siteId: siteId(),
    status: text("status", { enum: manifestRequestStatuses }).notNull(),
    /** Is the encrypted selection, because a search may name a person; null as soon as counting has ended. */
    selection: text("selection"),
    /** Is a keyed digest of who selected what, by which a dialog that opens again finds its manifest. */
    selectionDigest: text("selection_digest").notNull(),
    step: text("step", { enum: manifestSteps }).notNull().default("selecting"),
    /** Is how many contacts are to be counted; null until all of them are frozen. */
    total: integer("total"),
    counted: integer("counted").notNull().default(0),
    countingSince: integer("counting_since"),
    measuredAt: integer("measured_at"),
    /** Is what counting goes on from after a kill; JSON, see `CountingState`. */
    state: text("state"),
    /** Says why there is no manifest; JSON, see `PreviewRefusal`. */
    refusal: text("refusal"),
    /** Lists where else the contacts are named, in bare numbers; JSON, see `MentionPlaces`. */
    mentions: text("mentions"),
    leaseOwner: text("lease_owner"),
    leaseExpiresAt: integer("lease_expires_at"),
  },
  (table) => [index("manifest_requests_site").on(table.siteId, table.selectionDigest)],
);

export const deletionItemStates = ["pending", "deleted", "already_gone", "needs_attention", "kept"] as const;

/** Is one contact of a manifest: a number that is never used again, and what it had when the dialog opened. */
export const deletionItems = sqliteTable(
  "deletion_items",
  {
    jobId: integer("job_id")
      .notNull()
      .references(() => deletionJobs.id, { onDelete: "cascade" }),
    contactId: integer("contact_id").notNull(),
    state: text("state", { enum: deletionItemStates }).notNull(),
    contactUpdatedAt: integer("contact_updated_at").notNull(),
    recordCount: integer("record_count").notNull().default(0),
    purchaseCount: integer("purchase_count").notNull().default(0),
    /** Counts the runs in which the provider answered other questions but not those about this contact. */
    unansweredCount: integer("unanswered_count").notNull().default(0),
    reason: text("reason"),
  },
  (table) => [
    primaryKey({ columns: [table.jobId, table.contactId] }),
    index("deletion_items_held").on(table.contactId).where(sql`state = 'needs_attention'`),
  ],
);

/** Counts rows of one kind: for the manifest, and as really deleted. */
export const deletionCounts = sqliteTable(
  "deletion_counts",
  {
    jobId: integer("job_id")
      .notNull()
      .references(() => deletionJobs.id, { onDelete: "cascade" }),
    kind: text("kind").notNull(),
    planned: integer("planned").notNull(),
    deleted: integer("deleted").notNull(),
  },
  (table) => [primaryKey({ columns: [table.jobId, table.kind] })],
);

/** Sums what the contacts that a deletion erased are not charged any more, by rhythm and currency. */
export const deletionStoppedPrices = sqliteTable(
  "deletion_stopped_prices",
  {
    jobId: integer("job_id")
      .notNull()
      .references(() => deletionJobs.id, { onDelete: "cascade" }),
    currency: text("currency").notNull(),
    interval: text("interval", { enum: billingIntervals }).notNull(),
    intervalCount: integer("interval_count").notNull(),
    /** Is in minor units. */
    amount: integer("amount").notNull(),
  },
  (table) => [primaryKey({ columns: [table.jobId, table.currency, table.interval, table.intervalCount] })],
);

export const cancellationStates = ["intended", "requested", "confirmed", "needs_attention"] as const;

/**
 * Holds one subscription or one customer whose charges a deletion has to stop (schedules, pending items, drafts,
 * open invoices). The id is the idempotency key at the provider; the provider's own ids are emptied once the
 * cancellation is confirmed and the contact erased.
 */
export const billingCancellations = sqliteTable(
  "billing_cancellations",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    jobId: integer("job_id")
      .notNull()
      .references(() => deletionJobs.id, { onDelete: "cascade" }),
    contactId: integer("contact_id").notNull(),
    provider: text("provider", { enum: ["local", "stripe"] }).notNull(),
    kind: text("kind", { enum: ["subscription", "customer"] })
      .notNull()
      .default("subscription"),
    /** Names what has to be stopped, a subscription or a customer by kind. It is emptied when the contact goes. */
    providerSubscriptionId: text("provider_subscription_id"),
    providerCustomerId: text("provider_customer_id"),
    /** Names the account and mode in which it has to be stopped; null where the contact's row did not name them. */
    providerAccount: text("provider_account"),
    state: text("state", { enum: cancellationStates }).notNull(),
    reason: text("reason"),
    /** Names the owner who vouched for it, when the provider did not confirm it. */
    vouchedBy: text("vouched_by"),
    attemptCount: integer("attempt_count").notNull().default(0),
    createdAt: integer("created_at").notNull(),
    requestedAt: integer("requested_at"),
    confirmedAt: integer("confirmed_at"),
    /** Is when the provider was read to have deleted the customer, where the owner asked for that. */
    customerDeletedAt: integer("customer_deleted_at"),
    /** Is what the subscription would have gone on to charge, in minor units; null when it would have charged nothing. */
    amount: integer("amount"),
    currency: text("currency"),
    interval: text("interval", { enum: billingIntervals }),
    intervalCount: integer("interval_count"),
  },
  (table) => [
    uniqueIndex("billing_cancellations_subscription").on(
      table.contactId,
      table.jobId,
      table.provider,
      table.providerSubscriptionId,
    ),
    uniqueIndex("billing_cancellations_customer").on(
      table.contactId,
      table.jobId,
      table.provider,
      table.providerCustomerId,
    ),
    index("billing_cancellations_job").on(table.jobId),
  ],
);

/** Holds the built-in provider's own books, kept apart from `subscriptions` as a real provider's would be. */
export const localProviderSubscriptions = sqliteTable("local_provider_subscriptions", {
  id: text("id").primaryKey(),
  status: text("status", { enum: ["active", "canceled"] }).notNull(),
  /** Says in plain words why this one refuses to be cancelled; null when it does not. */
  cancelRefusal: text("cancel_refusal"),
  canceledAt: integer("canceled_at"),
});
