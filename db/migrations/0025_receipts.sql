CREATE TABLE `deletion_leaves` (
	`job_id` integer NOT NULL,
	`position` integer NOT NULL,
	`leaf` blob NOT NULL,
	PRIMARY KEY(`job_id`, `position`),
	FOREIGN KEY (`job_id`) REFERENCES `deletion_jobs`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `deletion_receipts` (
	`job_id` integer NOT NULL,
	`revision` integer NOT NULL,
	`document` text NOT NULL,
	`signed_at` integer NOT NULL,
	`subtrees` blob NOT NULL,
	PRIMARY KEY(`job_id`, `revision`),
	FOREIGN KEY (`job_id`) REFERENCES `deletion_jobs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `signing_keys` (
	`public_key` text PRIMARY KEY NOT NULL,
	`first_used_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `deletion_jobs` ADD `kept_after_all_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `deletion_jobs` ADD `encrypted_leaf_key` text;--> statement-breakpoint
ALTER TABLE `deletion_jobs` ADD `is_receipt_due` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `deletion_jobs_due_receipts` ON `deletion_jobs` (`id`) WHERE is_receipt_due = 1;--> statement-breakpoint
UPDATE `deletion_jobs` SET `is_receipt_due` = 1, `kept_after_all_count` = CASE `status` WHEN 'completed' THEN `kept_count` ELSE 0 END WHERE `status` IN ('completed', 'stopped');--> statement-breakpoint
CREATE TRIGGER `deletion_receipts_due` AFTER UPDATE OF `status`, `deleted_count`, `already_gone_count`, `needs_attention_count`, `kept_count`, `disk_check` ON `deletion_jobs`
WHEN new.`status` IN ('completed', 'stopped') AND new.`is_receipt_due` = 0
BEGIN
	UPDATE `deletion_jobs` SET `is_receipt_due` = 1 WHERE `id` = new.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `deletion_receipts_due_alarm` AFTER UPDATE OF `state` ON `billing_rechecks`
WHEN new.`job_id` IS NOT NULL AND (old.`state` = 'needs_attention') <> (new.`state` = 'needs_attention')
BEGIN
	UPDATE `deletion_jobs` SET `is_receipt_due` = 1 WHERE `id` = new.`job_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `deletion_receipts_due_refund` AFTER UPDATE OF `state` ON `billing_refunds`
WHEN old.`state` <> new.`state`
BEGIN
	UPDATE `deletion_jobs` SET `is_receipt_due` = 1 WHERE `id` = new.`job_id`;
END;
