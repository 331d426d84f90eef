CREATE TABLE `erased_customers` (
	`site_id` integer NOT NULL,
	`digest` blob NOT NULL,
	`erased_at` integer NOT NULL,
	`billing_read_until` integer,
	PRIMARY KEY(`site_id`, `digest`),
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
