DROP INDEX `contacts_site_status`;--> statement-breakpoint
ALTER TABLE `contacts` ADD `hidden_at` integer;--> statement-breakpoint
CREATE INDEX `contacts_site_status` ON `contacts` (`site_id`,`marketing_status`,`id`,`hidden_at`);