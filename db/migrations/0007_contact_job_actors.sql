ALTER TABLE `contact_jobs` ADD `started_by` text;--> statement-breakpoint
ALTER TABLE `contact_jobs` ADD `stopped_by` text;--> statement-breakpoint
CREATE INDEX `contact_jobs_undoes` ON `contact_jobs` (`site_id`,`undoes`) WHERE "contact_jobs"."undoes" IS NOT NULL;