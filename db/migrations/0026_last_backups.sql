CREATE TABLE `last_backups` (
	`kind` text PRIMARY KEY NOT NULL,
	`made_at` integer NOT NULL,
	`bytes` integer NOT NULL,
	`keep_days` integer NOT NULL
);
