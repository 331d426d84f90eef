DROP INDEX `deletion_jobs_site`;--> statement-breakpoint
DROP INDEX `deletion_jobs_status`;--> statement-breakpoint
ALTER TABLE `deletion_jobs` ADD `number` integer;--> statement-breakpoint
UPDATE `deletion_jobs` SET `number` = `counted`.`number` FROM (
	SELECT `id`, row_number() OVER (PARTITION BY `site_id` ORDER BY `confirmed_at`, `id`) AS `number`
	FROM `deletion_jobs` WHERE `status` NOT IN ('measuring', 'previewed')
) AS `counted` WHERE `counted`.`id` = `deletion_jobs`.`id`;--> statement-breakpoint
CREATE UNIQUE INDEX `deletion_jobs_number` ON `deletion_jobs` (`site_id`,`number`);--> statement-breakpoint
CREATE INDEX `deletion_jobs_status` ON `deletion_jobs` (`site_id`,`status`,`number`);