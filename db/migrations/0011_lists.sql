CREATE TABLE `job_failures` (
	`job_table` text NOT NULL,
	`job_id` integer NOT NULL,
	`status` text NOT NULL,
	`signature` text NOT NULL,
	`same_count` integer NOT NULL,
	`total_count` integer NOT NULL,
	`reference` text NOT NULL,
	`failed_at` integer NOT NULL,
	`retry_at` integer NOT NULL,
	PRIMARY KEY(`job_table`, `job_id`)
);
--> statement-breakpoint
ALTER TABLE `import_problems` ADD `is_taken` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `encoding` text;--> statement-breakpoint
ALTER TABLE `imports` ADD `has_header` integer;--> statement-breakpoint
ALTER TABLE `imports` ADD `existing` text DEFAULT 'overwrite' NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `notes` text;--> statement-breakpoint
UPDATE imports SET headers = NULL, columns = NULL WHERE status IN ('completed', 'stopped', 'restoring', 'restored');
--> statement-breakpoint
UPDATE imports SET status = 'uploaded', checked_at = NULL WHERE status = 'checked';
