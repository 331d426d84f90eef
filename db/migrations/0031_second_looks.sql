ALTER TABLE `sessions` ADD `fresh_at` integer;--> statement-breakpoint
ALTER TABLE `deletion_jobs` ADD `approved_by` text;--> statement-breakpoint
ALTER TABLE `deletion_jobs` ADD `approved_at` integer;--> statement-breakpoint
CREATE INDEX `deletion_jobs_approvals` ON `deletion_jobs` (`confirmed_at`) WHERE status = 'awaiting_approval';