CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `accounts_user` ON `accounts` (`user_id`);
--> statement-breakpoint
CREATE TABLE `memberships` (
	`user_id` text NOT NULL,
	`site_id` integer NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `site_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `memberships_site` ON `memberships` (`site_id`);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`token` text NOT NULL,
	`expires_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token_unique` ON `sessions` (`token`);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);
--> statement-breakpoint
CREATE TABLE `verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verifications_identifier` ON `verifications` (`identifier`);
--> statement-breakpoint
CREATE TABLE `payments` (
	`contact_id` integer NOT NULL,
	`purchase_id` integer NOT NULL,
	`id` integer NOT NULL,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`contact_id`, `purchase_id`, `id`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`contact_id`,`purchase_id`) REFERENCES `purchases`(`contact_id`,`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `purchases` (
	`contact_id` integer NOT NULL,
	`id` integer NOT NULL,
	`offer_id` integer NOT NULL,
	`kind` text NOT NULL,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	PRIMARY KEY(`contact_id`, `id`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`offer_id`) REFERENCES `offers`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `purchases_offer` ON `purchases` (`offer_id`);
--> statement-breakpoint
CREATE TABLE `revenue_daily` (
	`site_id` integer NOT NULL,
	`day` text NOT NULL,
	`currency` text NOT NULL,
	`gross` integer NOT NULL,
	`refunded` integer NOT NULL,
	`payment_count` integer NOT NULL,
	PRIMARY KEY(`site_id`, `day`, `currency`),
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `subscriptions` (
	`contact_id` integer NOT NULL,
	`id` integer NOT NULL,
	`purchase_id` integer NOT NULL,
	`provider` text NOT NULL,
	`provider_subscription_id` text NOT NULL,
	`status` text NOT NULL,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`interval` text NOT NULL,
	`next_charge_at` integer,
	`created_at` integer NOT NULL,
	`canceled_at` integer,
	PRIMARY KEY(`contact_id`, `id`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`contact_id`,`purchase_id`) REFERENCES `purchases`(`contact_id`,`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `subscriptions_purchase` ON `subscriptions` (`contact_id`,`purchase_id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `subscriptions_provider_id` ON `subscriptions` (`provider`,`provider_subscription_id`);
--> statement-breakpoint
CREATE TABLE `activities` (
	`contact_id` integer NOT NULL,
	`id` integer NOT NULL,
	`kind` text NOT NULL,
	`summary` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`contact_id`, `id`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `community_comments` (
	`contact_id` integer NOT NULL,
	`id` integer NOT NULL,
	`post_id` integer NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`contact_id`, `id`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `community_comments_post` ON `community_comments` (`post_id`);
--> statement-breakpoint
CREATE TABLE `community_posts` (
	`contact_id` integer NOT NULL,
	`id` integer NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`contact_id`, `id`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `notes` (
	`contact_id` integer NOT NULL,
	`id` integer NOT NULL,
	`body` text NOT NULL,
	`written_by` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`contact_id`, `id`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `consent_events` (
	`contact_id` integer NOT NULL,
	`id` integer NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`wording` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`contact_id`, `id`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `erased_identities` (
	`site_id` integer NOT NULL,
	`digest` blob NOT NULL,
	`erased_at` integer NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`site_id`, `digest`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `erased_identities_erased_at` ON `erased_identities` (`site_id`,`erased_at`);
--> statement-breakpoint
CREATE TABLE `opt_in_requests` (
	`contact_id` integer NOT NULL,
	`id` integer NOT NULL,
	`token_hash` blob NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`confirmed_at` integer,
	PRIMARY KEY(`contact_id`, `id`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `opt_in_requests_token` ON `opt_in_requests` (`token_hash`);
--> statement-breakpoint
CREATE TABLE `contact_field_values` (
	`contact_id` integer NOT NULL,
	`field_id` integer NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`contact_id`, `field_id`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`field_id`) REFERENCES `custom_fields`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `contact_field_values_field` ON `contact_field_values` (`field_id`);
--> statement-breakpoint
CREATE TABLE `contact_tags` (
	`contact_id` integer NOT NULL,
	`tag_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`contact_id`, `tag_id`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`tag_id`) REFERENCES `tags`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `contact_tags_tag` ON `contact_tags` (`tag_id`);
--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site_id` integer NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`search_text` text NOT NULL,
	`marketing_status` text NOT NULL,
	`is_customer` integer DEFAULT false NOT NULL,
	`source` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`last_activity_at` integer NOT NULL,
	`being_erased_at` integer,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contacts_site_email` ON `contacts` (`site_id`,`email`);
--> statement-breakpoint
CREATE INDEX `contacts_site_name` ON `contacts` (`site_id`,`search_text`);
--> statement-breakpoint
CREATE INDEX `contacts_site_status` ON `contacts` (`site_id`,`marketing_status`,`id`);
--> statement-breakpoint
CREATE INDEX `contacts_site_created` ON `contacts` (`site_id`,`created_at`);
--> statement-breakpoint
CREATE INDEX `contacts_site_last_activity` ON `contacts` (`site_id`,`last_activity_at`);
--> statement-breakpoint
CREATE INDEX `contacts_being_erased` ON `contacts` (`being_erased_at`) WHERE being_erased_at IS NOT NULL;
--> statement-breakpoint
CREATE TABLE `custom_fields` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site_id` integer NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `custom_fields_site_name` ON `custom_fields` (`site_id`,`name`);
--> statement-breakpoint
CREATE TABLE `tags` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site_id` integer NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tags_site_name` ON `tags` (`site_id`,`name`);
--> statement-breakpoint
CREATE TABLE `billing_cancellations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`job_id` integer NOT NULL,
	`contact_id` integer NOT NULL,
	`provider` text NOT NULL,
	`provider_subscription_id` text,
	`state` text NOT NULL,
	`reason` text,
	`attempt_count` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`requested_at` integer,
	`confirmed_at` integer,
	FOREIGN KEY (`job_id`) REFERENCES `deletion_jobs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `billing_cancellations_subscription` ON `billing_cancellations` (`contact_id`,`job_id`,`provider`,`provider_subscription_id`);
--> statement-breakpoint
CREATE INDEX `billing_cancellations_job` ON `billing_cancellations` (`job_id`);
--> statement-breakpoint
CREATE TABLE `deletion_counts` (
	`job_id` integer NOT NULL,
	`kind` text NOT NULL,
	`planned` integer NOT NULL,
	`deleted` integer NOT NULL,
	PRIMARY KEY(`job_id`, `kind`),
	FOREIGN KEY (`job_id`) REFERENCES `deletion_jobs`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `deletion_items` (
	`job_id` integer NOT NULL,
	`contact_id` integer NOT NULL,
	`state` text NOT NULL,
	`contact_updated_at` integer NOT NULL,
	`record_count` integer DEFAULT 0 NOT NULL,
	`purchase_count` integer DEFAULT 0 NOT NULL,
	`reason` text,
	PRIMARY KEY(`job_id`, `contact_id`),
	FOREIGN KEY (`job_id`) REFERENCES `deletion_jobs`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `deletion_items_held` ON `deletion_items` (`contact_id`) WHERE state = 'needs_attention';
--> statement-breakpoint
CREATE TABLE `deletion_jobs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site_id` integer NOT NULL,
	`status` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`contact_count` integer DEFAULT 0 NOT NULL,
	`plan` text,
	`digest` text,
	`confirmed_by` text,
	`confirmed_at` integer,
	`started_at` integer,
	`finished_at` integer,
	`deleted_count` integer DEFAULT 0 NOT NULL,
	`already_gone_count` integer DEFAULT 0 NOT NULL,
	`needs_attention_count` integer DEFAULT 0 NOT NULL,
	`kept_count` integer DEFAULT 0 NOT NULL,
	`changed_count` integer DEFAULT 0 NOT NULL,
	`bought_count` integer DEFAULT 0 NOT NULL,
	`disk_check` text,
	`lease_owner` text,
	`lease_expires_at` integer,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `deletion_jobs_site` ON `deletion_jobs` (`site_id`,`id`);
--> statement-breakpoint
CREATE INDEX `deletion_jobs_open` ON `deletion_jobs` (`id`) WHERE status IN ('queued', 'running', 'stopping');
--> statement-breakpoint
CREATE INDEX `deletion_jobs_manifests` ON `deletion_jobs` (`created_at`) WHERE status IN ('measuring', 'previewed');
--> statement-breakpoint
CREATE TABLE `local_provider_subscriptions` (
	`id` text PRIMARY KEY NOT NULL,
	`status` text NOT NULL,
	`cancel_refusal` text,
	`last_idempotency_key` text,
	`canceled_at` integer
);
--> statement-breakpoint
CREATE TABLE `form_submissions` (
	`contact_id` integer NOT NULL,
	`id` integer NOT NULL,
	`form_id` integer NOT NULL,
	`answers` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`contact_id`, `id`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`form_id`) REFERENCES `forms`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `form_submissions_form` ON `form_submissions` (`form_id`);
--> statement-breakpoint
CREATE TABLE `forms` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site_id` integer NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `forms_site` ON `forms` (`site_id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `forms_slug` ON `forms` (`slug`);
--> statement-breakpoint
CREATE TABLE `import_rows` (
	`contact_id` integer NOT NULL,
	`import_id` integer NOT NULL,
	`row_number` integer NOT NULL,
	`outcome` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`contact_id`, `import_id`, `row_number`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `import_rows_import` ON `import_rows` (`import_id`);
--> statement-breakpoint
CREATE TABLE `imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site_id` integer NOT NULL,
	`created_by` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `imports_site` ON `imports` (`site_id`);
--> statement-breakpoint
CREATE TABLE `assessment_answers` (
	`contact_id` integer NOT NULL,
	`id` integer NOT NULL,
	`lesson_id` integer NOT NULL,
	`question` text NOT NULL,
	`answer` text NOT NULL,
	`is_correct` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`contact_id`, `id`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`lesson_id`) REFERENCES `lessons`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `assessment_answers_lesson` ON `assessment_answers` (`lesson_id`);
--> statement-breakpoint
CREATE TABLE `certificates` (
	`contact_id` integer NOT NULL,
	`id` integer NOT NULL,
	`product_id` integer NOT NULL,
	`name_on_certificate` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`contact_id`, `id`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `certificates_product` ON `certificates` (`product_id`);
--> statement-breakpoint
CREATE TABLE `lesson_progress` (
	`contact_id` integer NOT NULL,
	`lesson_id` integer NOT NULL,
	`percent` integer NOT NULL,
	`started_at` integer NOT NULL,
	`completed_at` integer,
	PRIMARY KEY(`contact_id`, `lesson_id`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`lesson_id`) REFERENCES `lessons`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `lesson_progress_lesson` ON `lesson_progress` (`lesson_id`);
--> statement-breakpoint
CREATE TABLE `broadcasts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site_id` integer NOT NULL,
	`subject` text NOT NULL,
	`sent_at` integer,
	`delivered_count` integer DEFAULT 0 NOT NULL,
	`opened_count` integer DEFAULT 0 NOT NULL,
	`clicked_count` integer DEFAULT 0 NOT NULL,
	`bounced_count` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `broadcasts_site` ON `broadcasts` (`site_id`);
--> statement-breakpoint
CREATE TABLE `email_deliveries` (
	`contact_id` integer NOT NULL,
	`id` integer NOT NULL,
	`broadcast_id` integer,
	`sequence_id` integer,
	`subject` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`contact_id`, `id`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`broadcast_id`) REFERENCES `broadcasts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sequence_id`) REFERENCES `sequences`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `email_deliveries_broadcast` ON `email_deliveries` (`broadcast_id`);
--> statement-breakpoint
CREATE INDEX `email_deliveries_sequence` ON `email_deliveries` (`sequence_id`);
--> statement-breakpoint
CREATE TABLE `email_events` (
	`contact_id` integer NOT NULL,
	`delivery_id` integer NOT NULL,
	`id` integer NOT NULL,
	`kind` text NOT NULL,
	`url` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`contact_id`, `delivery_id`, `id`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`contact_id`,`delivery_id`) REFERENCES `email_deliveries`(`contact_id`,`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sequence_enrollments` (
	`contact_id` integer NOT NULL,
	`sequence_id` integer NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`contact_id`, `sequence_id`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sequence_id`) REFERENCES `sequences`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `sequence_enrollments_sequence` ON `sequence_enrollments` (`sequence_id`);
--> statement-breakpoint
CREATE TABLE `sequences` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site_id` integer NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sequences_site` ON `sequences` (`site_id`);
--> statement-breakpoint
CREATE TABLE `audit_log` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site_id` integer NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`job_id` integer,
	`counts` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `audit_log_site` ON `audit_log` (`site_id`,`id`);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site_id` integer NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `outbox_site` ON `outbox` (`site_id`);
--> statement-breakpoint
CREATE INDEX `outbox_unsent` ON `outbox` (`id`) WHERE sent_at IS NULL;
--> statement-breakpoint
CREATE TABLE `lessons` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`product_id` integer NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `lessons_product` ON `lessons` (`product_id`,`position`);
--> statement-breakpoint
CREATE TABLE `offers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site_id` integer NOT NULL,
	`product_id` integer NOT NULL,
	`name` text NOT NULL,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`interval` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `offers_site` ON `offers` (`site_id`);
--> statement-breakpoint
CREATE INDEX `offers_product` ON `offers` (`product_id`);
--> statement-breakpoint
CREATE TABLE `products` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site_id` integer NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `products_site` ON `products` (`site_id`);
--> statement-breakpoint
CREATE TABLE `row_ids` (
	`id` integer PRIMARY KEY NOT NULL,
	`last_id` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sites` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE VIRTUAL TABLE `contacts_fts` USING fts5(search_text, content='', contentless_delete=1, tokenize='trigram', detail=none);
--> statement-breakpoint
-- A deletion merges the index itself, in steps, when it ends: a merge of its own accord holds everyone up.
INSERT INTO `contacts_fts` (`contacts_fts`, `rank`) VALUES ('deletemerge', 0);
--> statement-breakpoint
CREATE TRIGGER `contacts_fts_insert` AFTER INSERT ON `contacts` BEGIN
	INSERT INTO `contacts_fts` (rowid, search_text) VALUES (new.id, new.search_text);
END;
--> statement-breakpoint
CREATE TRIGGER `contacts_fts_update` AFTER UPDATE OF `search_text` ON `contacts` BEGIN
	DELETE FROM `contacts_fts` WHERE rowid = old.id;
	INSERT INTO `contacts_fts` (rowid, search_text) VALUES (new.id, new.search_text);
END;
--> statement-breakpoint
CREATE TRIGGER `contacts_fts_delete` AFTER DELETE ON `contacts` BEGIN
	DELETE FROM `contacts_fts` WHERE rowid = old.id;
END;
--> statement-breakpoint
INSERT INTO `row_ids` (id, last_id) VALUES (1, 0);
