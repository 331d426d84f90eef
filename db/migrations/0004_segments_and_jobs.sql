CREATE TABLE `contact_job_items` (
	`job_id` integer NOT NULL,
	`contact_id` integer NOT NULL,
	`state` text NOT NULL,
	PRIMARY KEY(`job_id`, `contact_id`),
	FOREIGN KEY (`job_id`) REFERENCES `contact_jobs`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `contact_job_items_state` ON `contact_job_items` (`job_id`,`state`,`contact_id`);--> statement-breakpoint
CREATE TABLE `contact_jobs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site_id` integer NOT NULL,
	`status` text NOT NULL,
	`action` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	`contact_count` integer DEFAULT 0 NOT NULL,
	`planned_count` integer DEFAULT 0 NOT NULL,
	`changed_count` integer DEFAULT 0 NOT NULL,
	`unchanged_count` integer DEFAULT 0 NOT NULL,
	`undoes` integer,
	`lease_owner` text,
	`lease_expires_at` integer,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `contact_jobs_site` ON `contact_jobs` (`site_id`,`id`);--> statement-breakpoint
CREATE INDEX `contact_jobs_status` ON `contact_jobs` (`status`,`id`);--> statement-breakpoint
CREATE TABLE `segments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site_id` integer NOT NULL,
	`name` text NOT NULL,
	`filter` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `segments_site` ON `segments` (`site_id`,`name`);