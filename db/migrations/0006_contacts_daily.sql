CREATE TABLE `contacts_daily` (
	`site_id` integer NOT NULL,
	`day` text NOT NULL,
	`added` integer DEFAULT 0 NOT NULL,
	`deleted` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`site_id`, `day`),
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
-- When those came who were deleted before this was counted is a guess: with the contact numbered before them who is
-- still there, and no later than the deletion began. They left when it ended, or began if it has not ended.
INSERT INTO `contacts_daily` (`site_id`, `day`, `added`, `deleted`)
WITH `gone` AS (
	SELECT `job`.`site_id`, coalesce(`job`.`finished_at`, `job`.`started_at`, `job`.`created_at`) AS `left_at`,
		min(`job`.`created_at`, coalesce((SELECT `created_at` FROM `contacts` WHERE `id` < `contact_id`
			ORDER BY `id` DESC LIMIT 1), `job`.`created_at`)) AS `came_at`
	FROM `deletion_items` CROSS JOIN `deletion_jobs` AS `job` ON `job`.`id` = `job_id` WHERE `state` = 'deleted'
), `moves` AS (
	SELECT `site_id`, `created_at` AS `at`, 1 AS `added`, 0 AS `deleted` FROM `contacts`
	UNION ALL SELECT `site_id`, `came_at`, 1, 0 FROM `gone`
	UNION ALL SELECT `site_id`, `left_at`, 0, 1 FROM `gone`
)
SELECT `site_id`, date(`at` / 1000, 'unixepoch') AS `day`, sum(`added`), sum(`deleted`) FROM `moves` GROUP BY 1, 2;
--> statement-breakpoint
-- By whatever door they come: a trigger cannot be forgotten.
CREATE TRIGGER `contacts_daily_added` AFTER INSERT ON `contacts` BEGIN
	INSERT INTO `contacts_daily` (`site_id`, `day`, `added`)
	VALUES (new.`site_id`, date(new.`created_at` / 1000, 'unixepoch'), 1)
	ON CONFLICT DO UPDATE SET `added` = `added` + 1;
END;
--> statement-breakpoint
-- What deletions paid back was not taken off any day's revenue so far.
INSERT INTO `revenue_daily` (`site_id`, `day`, `currency`, `gross`, `refunded`, `payment_count`)
SELECT `site_id`, date(`refund`.`confirmed_at` / 1000, 'unixepoch'), `currency`, 0, sum(`amount`), 0
FROM `billing_refunds` AS `refund` CROSS JOIN `deletion_jobs` AS `job` ON `job`.`id` = `job_id`
WHERE `state` = 'confirmed' GROUP BY 1, 2, 3
ON CONFLICT DO UPDATE SET `refunded` = `refunded` + excluded.`refunded`;
--> statement-breakpoint
CREATE TRIGGER `revenue_daily_refunded` AFTER UPDATE OF `state` ON `billing_refunds`
WHEN new.`state` = 'confirmed' AND old.`state` <> 'confirmed' BEGIN
	INSERT INTO `revenue_daily` (`site_id`, `day`, `currency`, `gross`, `refunded`, `payment_count`)
	SELECT `site_id`, date(new.`confirmed_at` / 1000, 'unixepoch'), new.`currency`, 0, new.`amount`, 0
	FROM `deletion_jobs` WHERE `id` = new.`job_id`
	ON CONFLICT DO UPDATE SET `refunded` = `refunded` + excluded.`refunded`;
END;
