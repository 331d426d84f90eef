CREATE TABLE `attention_letters` (
	`site_id` integer PRIMARY KEY NOT NULL,
	`counts` text NOT NULL,
	`told_at` integer,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `sending_settings` ADD `attention_mail` integer DEFAULT true NOT NULL;