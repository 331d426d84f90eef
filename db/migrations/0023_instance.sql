CREATE TABLE `digest_keys` (
	`purpose` text PRIMARY KEY NOT NULL,
	`encrypted_key` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `instance` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`secret_check` blob NOT NULL
);
