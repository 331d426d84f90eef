CREATE TABLE `ended_sites` (
	`site_id` integer PRIMARY KEY NOT NULL,
	`ended_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `sites` ADD `ending_by` text;--> statement-breakpoint
ALTER TABLE `sites` ADD `ending_job_id` integer;--> statement-breakpoint
ALTER TABLE `sites` ADD `removing_at` integer;--> statement-breakpoint
CREATE TRIGGER `ledger_site_ended` AFTER INSERT ON `ended_sites` BEGIN
	INSERT INTO `ledger_outbox` (`kind`, `site_id`, `subject`) VALUES ('site', new.`site_id`, new.`ended_at`);
END;
