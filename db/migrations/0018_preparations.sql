CREATE TABLE `preparations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site_id` integer NOT NULL,
	`bulk_action_id` integer,
	`broadcast_id` integer,
	`status` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`selection` text,
	`counted` integer DEFAULT 0 NOT NULL,
	`state` text,
	`refusal` text,
	`lease_owner` text,
	`lease_expires_at` integer,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`bulk_action_id`) REFERENCES `bulk_actions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`broadcast_id`) REFERENCES `broadcasts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `preparations_bulk_action` ON `preparations` (`bulk_action_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `preparations_broadcast` ON `preparations` (`broadcast_id`);--> statement-breakpoint
CREATE INDEX `preparations_site` ON `preparations` (`site_id`);