CREATE TABLE `billing_customers` (
	`contact_id` integer NOT NULL,
	`provider` text NOT NULL,
	`provider_customer_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`contact_id`, `provider`, `provider_customer_id`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `billing_customers_provider_id` ON `billing_customers` (`provider`,`provider_customer_id`);--> statement-breakpoint
CREATE TABLE `billing_refunds` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`job_id` integer NOT NULL,
	`contact_id` integer NOT NULL,
	`provider` text NOT NULL,
	`provider_payment_id` text,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	FOREIGN KEY (`job_id`) REFERENCES `deletion_jobs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `billing_refunds_payment` ON `billing_refunds` (`contact_id`,`job_id`,`provider`,`provider_payment_id`);--> statement-breakpoint
CREATE INDEX `billing_refunds_job` ON `billing_refunds` (`job_id`);--> statement-breakpoint
CREATE TABLE `billing_sweeps` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site_id` integer NOT NULL,
	`job_id` integer NOT NULL,
	`provider` text NOT NULL,
	`provider_customer_id` text,
	`state` text NOT NULL,
	`reason` text,
	`due_at` integer NOT NULL,
	`settled_at` integer,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`job_id`) REFERENCES `deletion_jobs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `billing_sweeps_due` ON `billing_sweeps` (`due_at`) WHERE state = 'due';--> statement-breakpoint
CREATE INDEX `billing_sweeps_site` ON `billing_sweeps` (`site_id`);--> statement-breakpoint
CREATE INDEX `billing_sweeps_job` ON `billing_sweeps` (`job_id`);--> statement-breakpoint
CREATE INDEX `billing_sweeps_customer` ON `billing_sweeps` (`provider`,`provider_customer_id`);--> statement-breakpoint
CREATE TABLE `invoices` (
	`contact_id` integer NOT NULL,
	`id` integer NOT NULL,
	`provider` text NOT NULL,
	`provider_invoice_id` text NOT NULL,
	`status` text NOT NULL,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`contact_id`, `id`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `invoices_provider_id` ON `invoices` (`provider`,`provider_invoice_id`);--> statement-breakpoint
CREATE TABLE `payment_accounts` (
	`site_id` integer PRIMARY KEY NOT NULL,
	`provider` text NOT NULL,
	`sealed_key` text NOT NULL,
	`key_hint` text NOT NULL,
	`account_name` text NOT NULL,
	`sealed_webhook_secret` text,
	`connected_by` text NOT NULL,
	`connected_at` integer NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `stripe_syncs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site_id` integer NOT NULL,
	`status` text NOT NULL,
	`phase` text NOT NULL,
	`cursor` text,
	`customer_count` integer DEFAULT 0 NOT NULL,
	`subscription_count` integer DEFAULT 0 NOT NULL,
	`invoice_count` integer DEFAULT 0 NOT NULL,
	`erased_count` integer DEFAULT 0 NOT NULL,
	`problem` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	`lease_owner` text,
	`lease_expires_at` integer,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `stripe_syncs_site` ON `stripe_syncs` (`site_id`,`id`);--> statement-breakpoint
CREATE INDEX `stripe_syncs_open` ON `stripe_syncs` (`id`) WHERE status IN ('queued', 'running');--> statement-breakpoint
CREATE TABLE `webhook_events` (
	`site_id` integer NOT NULL,
	`event_id` text NOT NULL,
	`received_at` integer NOT NULL,
	PRIMARY KEY(`site_id`, `event_id`),
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `webhook_events_received` ON `webhook_events` (`received_at`);--> statement-breakpoint
ALTER TABLE `payments` ADD `provider_payment_id` text;--> statement-breakpoint
ALTER TABLE `billing_cancellations` ADD `kind` text DEFAULT 'subscription' NOT NULL;--> statement-breakpoint
ALTER TABLE `billing_cancellations` ADD `provider_customer_id` text;--> statement-breakpoint
ALTER TABLE `billing_cancellations` ADD `vouched_by` text;--> statement-breakpoint
CREATE UNIQUE INDEX `billing_cancellations_customer` ON `billing_cancellations` (`contact_id`,`job_id`,`provider`,`provider_customer_id`);--> statement-breakpoint
ALTER TABLE `deletion_jobs` ADD `refunds_unused` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `deletion_jobs` ADD `paused_until` integer;--> statement-breakpoint
ALTER TABLE `deletion_jobs` ADD `pause_reason` text;--> statement-breakpoint
ALTER TABLE `audit_log` ADD `note` text;