CREATE TABLE `deletion_stopped_prices` (
	`job_id` integer NOT NULL,
	`currency` text NOT NULL,
	`interval` text NOT NULL,
	`interval_count` integer NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`job_id`, `currency`, `interval`, `interval_count`),
	FOREIGN KEY (`job_id`) REFERENCES `deletion_jobs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `billing_cancellations` ADD `amount` integer;--> statement-breakpoint
ALTER TABLE `billing_cancellations` ADD `currency` text;--> statement-breakpoint
ALTER TABLE `billing_cancellations` ADD `interval` text;--> statement-breakpoint
ALTER TABLE `billing_cancellations` ADD `interval_count` integer;--> statement-breakpoint
CREATE INDEX `deletion_jobs_status` ON `deletion_jobs` (`site_id`,`status`,`id`);--> statement-breakpoint
CREATE INDEX `deletion_jobs_held` ON `deletion_jobs` (`site_id`,`id`) WHERE needs_attention_count > 0;--> statement-breakpoint
CREATE INDEX `deletion_jobs_why` ON `deletion_jobs` (`site_id`,`id`,`why`) WHERE why IS NOT NULL;