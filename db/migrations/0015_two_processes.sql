CREATE TABLE `heartbeats` (
	`process` text PRIMARY KEY NOT NULL,
	`beat_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `deletion_jobs` ADD `files_waiting_since` integer;--> statement-breakpoint
CREATE INDEX `deletion_jobs_waiting_files` ON `deletion_jobs` (`id`) WHERE files_waiting_since IS NOT NULL;