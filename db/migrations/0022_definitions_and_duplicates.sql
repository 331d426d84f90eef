CREATE TABLE `definition_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site_id` integer NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`status` text NOT NULL,
	`walk` integer DEFAULT 0 NOT NULL,
	`after_contact_id` integer DEFAULT 0 NOT NULL,
	`changed_count` integer DEFAULT 0 NOT NULL,
	`misfit_count` integer DEFAULT 0 NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	`lease_owner` text,
	`lease_expires_at` integer,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `definition_changes_site` ON `definition_changes` (`site_id`,`status`,`id`);--> statement-breakpoint
CREATE INDEX `definition_changes_status` ON `definition_changes` (`status`,`id`);--> statement-breakpoint
CREATE TABLE `merged_tags` (
	`site_id` integer NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`former_id` integer NOT NULL,
	`tag_id` integer NOT NULL,
	PRIMARY KEY(`site_id`, `key`),
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`tag_id`) REFERENCES `tags`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `merged_tags_tag` ON `merged_tags` (`tag_id`);--> statement-breakpoint
CREATE INDEX `merged_tags_former` ON `merged_tags` (`site_id`,`former_id`);--> statement-breakpoint
CREATE TABLE `duplicate_members` (
	`contact_id` integer NOT NULL,
	`pair_id` integer NOT NULL,
	PRIMARY KEY(`contact_id`, `pair_id`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`pair_id`) REFERENCES `duplicate_pairs`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `duplicate_members_pair` ON `duplicate_members` (`pair_id`);--> statement-breakpoint
CREATE TABLE `duplicate_pairs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site_id` integer NOT NULL,
	`reason` text NOT NULL,
	`seen_by` integer NOT NULL,
	`dismissed_at` integer,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `duplicate_pairs_site` ON `duplicate_pairs` (`site_id`,`dismissed_at`,`id`);--> statement-breakpoint
CREATE TABLE `duplicate_searches` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site_id` integer NOT NULL,
	`status` text NOT NULL,
	`round` integer DEFAULT 1 NOT NULL,
	`walk` integer DEFAULT 0 NOT NULL,
	`after_id` integer DEFAULT 0 NOT NULL,
	`examined_count` integer DEFAULT 0 NOT NULL,
	`found_count` integer DEFAULT 0 NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`lease_owner` text,
	`lease_expires_at` integer,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `duplicate_searches_site` ON `duplicate_searches` (`site_id`);--> statement-breakpoint
CREATE INDEX `duplicate_searches_status` ON `duplicate_searches` (`status`,`id`);