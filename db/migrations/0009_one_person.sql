CREATE TABLE `former_addresses` (
	`contact_id` integer NOT NULL,
	`email` text NOT NULL,
	`standing` text NOT NULL,
	`left_at` integer NOT NULL,
	PRIMARY KEY(`contact_id`, `email`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `former_addresses_email` ON `former_addresses` (`email`);--> statement-breakpoint
CREATE TABLE `upgrade_steps` (
	`name` text PRIMARY KEY NOT NULL,
	`last_id` integer DEFAULT 0 NOT NULL,
	`done_at` integer
);
--> statement-breakpoint
CREATE INDEX `contacts_unusual_email` ON `contacts` (`site_id`,`id`) WHERE email GLOB '*[^ -~]*';