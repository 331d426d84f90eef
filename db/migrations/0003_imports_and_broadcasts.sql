CREATE TABLE `api_keys` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site_id` integer NOT NULL,
	`name` text NOT NULL,
	`key_hash` blob NOT NULL,
	`hint` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `api_keys_site` ON `api_keys` (`site_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `api_keys_hash` ON `api_keys` (`key_hash`);--> statement-breakpoint
CREATE TABLE `identity_keys` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`sealed_key` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `import_problems` (
	`import_id` integer NOT NULL,
	`row_number` integer NOT NULL,
	`problem` text NOT NULL,
	`detail` text,
	PRIMARY KEY(`import_id`, `row_number`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `broadcast_recipients` (
	`broadcast_id` integer NOT NULL,
	`contact_id` integer NOT NULL,
	PRIMARY KEY(`broadcast_id`, `contact_id`),
	FOREIGN KEY (`broadcast_id`) REFERENCES `broadcasts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
DROP INDEX `import_rows_import`;--> statement-breakpoint
ALTER TABLE `import_rows` ADD `before` text;--> statement-breakpoint
ALTER TABLE `import_rows` ADD `contact_updated_at` integer;--> statement-breakpoint
CREATE INDEX `import_rows_import` ON `import_rows` (`import_id`,`outcome`);--> statement-breakpoint
DROP INDEX `outgoing_mail_due`;--> statement-breakpoint
ALTER TABLE `outgoing_mail` ADD `unsubscribe_hash` blob;--> statement-breakpoint
CREATE UNIQUE INDEX `outgoing_mail_unsubscribe` ON `outgoing_mail` (`unsubscribe_hash`) WHERE unsubscribe_hash IS NOT NULL;--> statement-breakpoint
CREATE INDEX `outgoing_mail_due` ON `outgoing_mail` (`next_attempt_at`) WHERE state IN ('queued', 'sending');--> statement-breakpoint
ALTER TABLE `erased_identities` ADD `key_id` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `erased_identities_key` ON `erased_identities` (`key_id`);--> statement-breakpoint
ALTER TABLE `imports` ADD `file_name` text;--> statement-breakpoint
ALTER TABLE `imports` ADD `headers` text;--> statement-breakpoint
ALTER TABLE `imports` ADD `columns` text;--> statement-breakpoint
ALTER TABLE `imports` ADD `tags` text;--> statement-breakpoint
ALTER TABLE `imports` ADD `consent` text;--> statement-breakpoint
ALTER TABLE `imports` ADD `claimed_by` text;--> statement-breakpoint
ALTER TABLE `imports` ADD `claimed_at` integer;--> statement-breakpoint
ALTER TABLE `imports` ADD `row_number` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `row_count` integer;--> statement-breakpoint
ALTER TABLE `imports` ADD `created_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `updated_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `unchanged_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `duplicate_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `invalid_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `subscribed_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `asked_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `erased_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `stays_out_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `restored_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `kept_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `problem` text;--> statement-breakpoint
ALTER TABLE `imports` ADD `lease_owner` text;--> statement-breakpoint
ALTER TABLE `imports` ADD `lease_expires_at` integer;--> statement-breakpoint
ALTER TABLE `imports` ADD `checked_at` integer;--> statement-breakpoint
ALTER TABLE `imports` ADD `started_at` integer;--> statement-breakpoint
ALTER TABLE `imports` ADD `finished_at` integer;--> statement-breakpoint
CREATE INDEX `imports_status` ON `imports` (`status`,`id`);--> statement-breakpoint
ALTER TABLE `broadcasts` ADD `body` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `broadcasts` ADD `status` text DEFAULT 'sent' NOT NULL;--> statement-breakpoint
ALTER TABLE `broadcasts` ADD `created_by` text;--> statement-breakpoint
ALTER TABLE `broadcasts` ADD `audience` text;--> statement-breakpoint
ALTER TABLE `broadcasts` ADD `queued_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `broadcasts` ADD `skipped_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `broadcasts` ADD `failed_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `broadcasts` ADD `lease_owner` text;--> statement-breakpoint
ALTER TABLE `broadcasts` ADD `lease_expires_at` integer;--> statement-breakpoint
CREATE INDEX `broadcasts_status` ON `broadcasts` (`status`,`id`);