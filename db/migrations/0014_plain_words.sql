ALTER TABLE `contact_jobs` RENAME TO `bulk_actions`;--> statement-breakpoint
ALTER TABLE `contact_job_items` RENAME TO `bulk_action_items`;--> statement-breakpoint
ALTER TABLE `contact_job_changes` RENAME TO `bulk_action_changes`;--> statement-breakpoint
DROP INDEX `contact_jobs_site`;--> statement-breakpoint
DROP INDEX `contact_jobs_status`;--> statement-breakpoint
DROP INDEX `contact_jobs_undoes`;--> statement-breakpoint
DROP INDEX `contact_job_items_state`;--> statement-breakpoint
CREATE INDEX `bulk_actions_site` ON `bulk_actions` (`site_id`,`id`);--> statement-breakpoint
CREATE INDEX `bulk_actions_status` ON `bulk_actions` (`status`,`id`);--> statement-breakpoint
CREATE INDEX `bulk_actions_undoes` ON `bulk_actions` (`site_id`,`undoes`) WHERE "bulk_actions"."undoes" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `bulk_action_items_state` ON `bulk_action_items` (`job_id`,`state`,`contact_id`);--> statement-breakpoint
UPDATE `job_failures` SET `job_table` = 'bulk_actions' WHERE `job_table` = 'contact_jobs';--> statement-breakpoint
ALTER TABLE `former_addresses` RENAME TO `former_emails`;--> statement-breakpoint
DROP INDEX `former_addresses_email`;--> statement-breakpoint
CREATE INDEX `former_emails_email` ON `former_emails` (`email`);--> statement-breakpoint
ALTER TABLE `payment_accounts` RENAME COLUMN `sealed_key` TO `encrypted_key`;--> statement-breakpoint
ALTER TABLE `payment_accounts` RENAME COLUMN `sealed_webhook_secret` TO `encrypted_webhook_secret`;--> statement-breakpoint
ALTER TABLE `identity_keys` RENAME COLUMN `sealed_key` TO `encrypted_key`;--> statement-breakpoint
ALTER TABLE `sending_settings` RENAME COLUMN `sealed_url` TO `encrypted_url`;--> statement-breakpoint
ALTER TABLE `imports` RENAME COLUMN `restored_count` TO `reverted_count`;--> statement-breakpoint
UPDATE `imports` SET `status` = 'reverting' WHERE `status` = 'restoring';--> statement-breakpoint
UPDATE `imports` SET `status` = 'reverted' WHERE `status` = 'restored';--> statement-breakpoint
UPDATE `job_failures` SET `status` = 'reverting' WHERE `job_table` = 'imports' AND `status` = 'restoring';--> statement-breakpoint
UPDATE `audit_log` SET `counts` = replace(`counts`, '"contact_jobs"', '"bulk_actions"') WHERE `action` = 'job_retried';
