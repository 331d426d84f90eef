CREATE TABLE `billing_rechecks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site_id` integer NOT NULL,
	`job_id` integer,
	`provider` text NOT NULL,
	`provider_account` text,
	`provider_customer_id` text,
	`erased_at` integer NOT NULL,
	`found` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`due_at` integer NOT NULL,
	`attempt_count` integer DEFAULT 0 NOT NULL,
	`settled_at` integer,
	`settled_by` text,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`job_id`) REFERENCES `deletion_jobs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `billing_rechecks_due` ON `billing_rechecks` (`due_at`) WHERE state <> 'clear';--> statement-breakpoint
CREATE INDEX `billing_rechecks_site` ON `billing_rechecks` (`site_id`,`state`);--> statement-breakpoint
CREATE INDEX `billing_rechecks_job` ON `billing_rechecks` (`job_id`);--> statement-breakpoint
CREATE INDEX `billing_rechecks_customer` ON `billing_rechecks` (`provider`,`provider_customer_id`);--> statement-breakpoint
CREATE TABLE `counted_payments` (
	`site_id` integer NOT NULL,
	`digest` blob NOT NULL,
	`counted_at` integer NOT NULL,
	PRIMARY KEY(`site_id`, `digest`),
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `stripe_reads` (
	`site_id` integer NOT NULL,
	`provider_account` text NOT NULL,
	`whole_read_at` integer NOT NULL,
	`read_until` integer NOT NULL,
	PRIMARY KEY(`site_id`, `provider_account`),
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `stripe_sync_payments` (
	`sync_id` integer NOT NULL,
	`provider_payment_id` text NOT NULL,
	PRIMARY KEY(`sync_id`, `provider_payment_id`),
	FOREIGN KEY (`sync_id`) REFERENCES `stripe_syncs`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `billing_customers` ADD `provider_account` text;--> statement-breakpoint
ALTER TABLE `billing_customers` ADD `deleted_at` integer;--> statement-breakpoint
ALTER TABLE `billing_refunds` ADD `provider_account` text;--> statement-breakpoint
ALTER TABLE `billing_refunds` ADD `attempt_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `provider_account` text;--> statement-breakpoint
ALTER TABLE `invoices` ADD `version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `payment_accounts` ADD `provider_account` text;--> statement-breakpoint
ALTER TABLE `payment_accounts` ADD `permissions` text;--> statement-breakpoint
ALTER TABLE `stripe_syncs` ADD `provider_account` text;--> statement-breakpoint
ALTER TABLE `stripe_syncs` ADD `payment_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `stripe_syncs` ADD `phase_erased_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `payments` ADD `provider_account` text;--> statement-breakpoint
ALTER TABLE `payments` ADD `refunded_amount` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `payments` ADD `is_disputed` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `payments` ADD `version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `payments_provider_id` ON `payments` (`provider_payment_id`) WHERE provider_payment_id IS NOT NULL;--> statement-breakpoint
ALTER TABLE `subscriptions` ADD `provider_account` text;--> statement-breakpoint
ALTER TABLE `subscriptions` ADD `provider_customer_id` text;--> statement-breakpoint
ALTER TABLE `subscriptions` ADD `interval_count` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `subscriptions` ADD `period_start_at` integer;--> statement-breakpoint
ALTER TABLE `subscriptions` ADD `period_end_at` integer;--> statement-breakpoint
ALTER TABLE `subscriptions` ADD `ends_at` integer;--> statement-breakpoint
ALTER TABLE `subscriptions` ADD `version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `erased_identities` ADD `billing_read_until` integer;--> statement-breakpoint
ALTER TABLE `billing_cancellations` ADD `provider_account` text;--> statement-breakpoint
ALTER TABLE `billing_cancellations` ADD `customer_deleted_at` integer;--> statement-breakpoint
ALTER TABLE `deletion_items` ADD `unanswered_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `deletion_jobs` ADD `deletes_customers` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `deletion_jobs` ADD `billing_read_until` integer;--> statement-breakpoint
ALTER TABLE `deletion_jobs` ADD `billing_read_problem` text;--> statement-breakpoint
ALTER TABLE `offers` ADD `interval_count` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
INSERT INTO `billing_rechecks` (id, site_id, job_id, provider, provider_customer_id, erased_at, found, state, reason, due_at, settled_at)
SELECT sweep.id, sweep.site_id, sweep.job_id, sweep.provider, sweep.provider_customer_id,
	min(sweep.due_at - 259200000, coalesce(job.finished_at, sweep.due_at - 259200000)), 'planned', sweep.state, sweep.reason,
	sweep.due_at, sweep.settled_at
FROM `billing_sweeps` AS sweep JOIN `deletion_jobs` AS job ON job.id = sweep.job_id;--> statement-breakpoint
DROP TABLE `billing_sweeps`;--> statement-breakpoint
UPDATE `purchases` SET revoked_at = (SELECT max(canceled_at) FROM `subscriptions` AS own
	WHERE own.contact_id = purchases.contact_id AND own.purchase_id = purchases.id)
WHERE kind = 'bought' AND revoked_at IS NULL
	AND EXISTS (SELECT 1 FROM `subscriptions` AS own WHERE own.contact_id = purchases.contact_id AND own.purchase_id = purchases.id AND own.status = 'canceled')
	AND NOT EXISTS (SELECT 1 FROM `subscriptions` AS own WHERE own.contact_id = purchases.contact_id AND own.purchase_id = purchases.id AND own.status <> 'canceled');
--> statement-breakpoint
UPDATE `audit_log` SET action = replace(action, 'billing_sweep_', 'billing_recheck_') WHERE action IN ('billing_sweep_clear', 'billing_sweep_alarmed');--> statement-breakpoint
ALTER TABLE `local_provider_subscriptions` DROP COLUMN `last_idempotency_key`;
