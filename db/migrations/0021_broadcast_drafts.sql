ALTER TABLE `broadcasts` ADD `unsubscribed_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `broadcasts` ADD `skipped_reasons` text;--> statement-breakpoint
ALTER TABLE `broadcasts` ADD `target` text;--> statement-breakpoint
ALTER TABLE `broadcasts` ADD `updated_at` integer;--> statement-breakpoint
ALTER TABLE `broadcasts` ADD `scheduled_at` integer;--> statement-breakpoint
ALTER TABLE `broadcasts` ADD `started_by` text;--> statement-breakpoint
ALTER TABLE `broadcasts` ADD `problem` text;--> statement-breakpoint
UPDATE `broadcasts` SET `status` = 'prepared' WHERE `status` = 'draft';