CREATE TABLE `ledger_outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`site_id` integer NOT NULL,
	`subject` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ledger_replay_contacts` (
	`contact_id` integer PRIMARY KEY NOT NULL,
	`erased_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ledger_replay_digests` (
	`kind` text NOT NULL,
	`site_id` integer NOT NULL,
	`digest` blob NOT NULL,
	`rank` integer NOT NULL,
	`entry` text NOT NULL,
	PRIMARY KEY(`kind`, `site_id`, `digest`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `ledger_replays` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`since_entry` integer NOT NULL,
	`is_on_chain` integer NOT NULL,
	`copied_at` integer,
	`phase` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`erased_again_count` integer DEFAULT 0 NOT NULL,
	`lowered_count` integer DEFAULT 0 NOT NULL,
	`remembered_count` integer DEFAULT 0 NOT NULL,
	`stopped_count` integer DEFAULT 0 NOT NULL,
	`damaged_lines` text DEFAULT '[]' NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `ledger_replays_open` ON `ledger_replays` (`id`) WHERE finished_at IS NULL;--> statement-breakpoint
DROP INDEX `contacts_site_status`;--> statement-breakpoint
ALTER TABLE `contacts` ADD `erased_before_at` integer;--> statement-breakpoint
CREATE INDEX `contacts_site_status` ON `contacts` (`site_id`,`marketing_status`,`id`,`hidden_at`,`erased_before_at`);--> statement-breakpoint
ALTER TABLE `deletion_jobs` ADD `replay_id` integer;--> statement-breakpoint
ALTER TABLE `instance` ADD `ledger_line` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `instance` ADD `ledger_sum` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `instance` ADD `ledger_bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `instance` ADD `ledger_lacks_all` integer DEFAULT true NOT NULL;
--> statement-breakpoint
-- By whatever door something happens that outlives a restore: a trigger cannot be forgotten.
CREATE TRIGGER `ledger_erased_added` AFTER INSERT ON `erased_identities` BEGIN
	INSERT INTO `ledger_outbox` (`kind`, `site_id`, `subject`) VALUES ('erased', new.`site_id`, new.`digest`);
END;
--> statement-breakpoint
CREATE TRIGGER `ledger_erased_changed` AFTER UPDATE ON `erased_identities`
WHEN new.`reason` IS NOT old.`reason` OR new.`erased_at` IS NOT old.`erased_at`
	OR new.`first_erased_at` IS NOT old.`first_erased_at`
	OR new.`billing_read_until` IS NOT old.`billing_read_until` BEGIN
	INSERT INTO `ledger_outbox` (`kind`, `site_id`, `subject`) VALUES ('erased', new.`site_id`, new.`digest`);
END;
--> statement-breakpoint
CREATE TRIGGER `ledger_customer_added` AFTER INSERT ON `erased_customers` BEGIN
	INSERT INTO `ledger_outbox` (`kind`, `site_id`, `subject`) VALUES ('customer', new.`site_id`, new.`digest`);
END;
--> statement-breakpoint
CREATE TRIGGER `ledger_customer_changed` AFTER UPDATE ON `erased_customers`
WHEN new.`erased_at` IS NOT old.`erased_at` BEGIN
	INSERT INTO `ledger_outbox` (`kind`, `site_id`, `subject`) VALUES ('customer', new.`site_id`, new.`digest`);
END;
--> statement-breakpoint
CREATE TRIGGER `ledger_key_added` AFTER INSERT ON `identity_keys` BEGIN
	INSERT INTO `ledger_outbox` (`kind`, `site_id`, `subject`) VALUES ('key', 0, new.`id`);
END;
--> statement-breakpoint
CREATE TRIGGER `ledger_key_changed` AFTER UPDATE OF `encrypted_key` ON `identity_keys` BEGIN
	INSERT INTO `ledger_outbox` (`kind`, `site_id`, `subject`) VALUES ('key', 0, new.`id`);
END;
--> statement-breakpoint
CREATE TRIGGER `ledger_left_added` AFTER INSERT ON `contacts`
WHEN new.`marketing_status` IN ('unsubscribed', 'bounced', 'complained') BEGIN
	INSERT INTO `ledger_outbox` (`kind`, `site_id`, `subject`) VALUES ('left', new.`site_id`, new.`id`);
END;
--> statement-breakpoint
CREATE TRIGGER `ledger_left_changed` AFTER UPDATE OF `marketing_status`, `email` ON `contacts`
WHEN new.`marketing_status` IN ('unsubscribed', 'bounced', 'complained')
	AND (new.`marketing_status` IS NOT old.`marketing_status` OR new.`email` IS NOT old.`email`) BEGIN
	INSERT INTO `ledger_outbox` (`kind`, `site_id`, `subject`) VALUES ('left', new.`site_id`, new.`id`);
END;
--> statement-breakpoint
CREATE TRIGGER `ledger_left_email_added` AFTER INSERT ON `former_emails` BEGIN
	INSERT INTO `ledger_outbox` (`kind`, `site_id`, `subject`) SELECT 'left', `site_id`, `id` FROM `contacts`
	WHERE `id` = new.`contact_id` AND `marketing_status` IN ('unsubscribed', 'bounced', 'complained');
END;
--> statement-breakpoint
CREATE TRIGGER `ledger_left_email_moved` AFTER UPDATE OF `contact_id` ON `former_emails` BEGIN
	INSERT INTO `ledger_outbox` (`kind`, `site_id`, `subject`) SELECT 'left', `site_id`, `id` FROM `contacts`
	WHERE `id` = new.`contact_id` AND `marketing_status` IN ('unsubscribed', 'bounced', 'complained');
END;
--> statement-breakpoint
CREATE TRIGGER `ledger_broadcast_begun` AFTER UPDATE OF `status` ON `broadcasts`
WHEN new.`status` IN ('starting', 'sending') AND old.`status` NOT IN ('starting', 'sending') BEGIN
	INSERT INTO `ledger_outbox` (`kind`, `site_id`, `subject`) VALUES ('broadcast', new.`site_id`, new.`id`);
END;
