CREATE TABLE `manifest_requests` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site_id` integer NOT NULL,
	`status` text NOT NULL,
	`selection` text,
	`selection_digest` text NOT NULL,
	`step` text DEFAULT 'selecting' NOT NULL,
	`total` integer,
	`counted` integer DEFAULT 0 NOT NULL,
	`counting_since` integer,
	`measured_at` integer,
	`state` text,
	`refusal` text,
	`mentions` text,
	`lease_owner` text,
	`lease_expires_at` integer,
	FOREIGN KEY (`id`) REFERENCES `deletion_jobs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `manifest_requests_site` ON `manifest_requests` (`site_id`,`selection_digest`);