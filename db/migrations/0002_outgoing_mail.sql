CREATE TABLE `outgoing_mail` (
	`contact_id` integer NOT NULL,
	`id` integer NOT NULL,
	`kind` text NOT NULL,
	`template` text NOT NULL,
	`parameters` text NOT NULL,
	`state` text NOT NULL,
	`subject` text,
	`text` text,
	`problem` text,
	`attempt_count` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	PRIMARY KEY(`contact_id`, `id`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `outgoing_mail_due` ON `outgoing_mail` (`next_attempt_at`) WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX `outgoing_mail_newest` ON `outgoing_mail` (`id`);