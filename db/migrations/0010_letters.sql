CREATE TABLE `contact_job_changes` (
	`job_id` integer NOT NULL,
	`contact_id` integer NOT NULL,
	`before` text NOT NULL,
	PRIMARY KEY(`job_id`, `contact_id`),
	FOREIGN KEY (`job_id`,`contact_id`) REFERENCES `contact_job_items`(`job_id`,`contact_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `sending_settings` (
	`site_id` integer PRIMARY KEY NOT NULL,
	`sealed_url` text,
	`mail_from` text,
	`mails_per_second` integer NOT NULL,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
DROP TABLE `outbox`;--> statement-breakpoint
DROP INDEX `outgoing_mail_due`;--> statement-breakpoint
ALTER TABLE `outgoing_mail` ADD `seed` blob;--> statement-breakpoint
ALTER TABLE `outgoing_mail` ADD `broadcast_id` integer;--> statement-breakpoint
ALTER TABLE `outgoing_mail` ADD `site_id` integer;--> statement-breakpoint
CREATE INDEX `outgoing_mail_waiting` ON `outgoing_mail` (`broadcast_id`) WHERE broadcast_id IS NOT NULL AND state IN ('queued', 'sending');--> statement-breakpoint
CREATE INDEX `outgoing_mail_single` ON `outgoing_mail` (`created_at`) WHERE kind = 'transactional';--> statement-breakpoint
CREATE INDEX `outgoing_mail_due` ON `outgoing_mail` (`site_id`,`kind`,`next_attempt_at`) WHERE state IN ('queued', 'sending');--> statement-breakpoint
ALTER TABLE `broadcasts` ADD `unsent_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `outgoing_mail` SET
	`site_id` = (SELECT `site_id` FROM `contacts` WHERE `contacts`.`id` = `outgoing_mail`.`contact_id`),
	`broadcast_id` = CASE `kind` WHEN 'marketing' THEN json_extract(`parameters`, '$.broadcastId') END;--> statement-breakpoint
UPDATE `outgoing_mail` SET
	`seed` = CASE WHEN `state` IN ('queued', 'sending') THEN randomblob(16) END,
	`subject` = CASE `kind` WHEN 'transactional' THEN `subject` END,
	`text` = CASE `kind` WHEN 'transactional' THEN replace(`text`, json_extract(`parameters`, '$.token'), '…') END,
	`parameters` = CASE WHEN `kind` = 'transactional' AND `state` IN ('queued', 'sending') THEN json_object(
		'requestId', (SELECT max(`id`) FROM `opt_in_requests` AS `request`
			WHERE `request`.`contact_id` = `outgoing_mail`.`contact_id` AND `request`.`id` < `outgoing_mail`.`id`),
		'expiresAt', json_extract(`parameters`, '$.expiresAt')) ELSE '{}' END
WHERE json_extract(`parameters`, '$.token') IS NOT NULL;
