CREATE INDEX `audit_log_action` ON `audit_log` (`site_id`,`action`,`id`);--> statement-breakpoint
CREATE INDEX `audit_log_actor` ON `audit_log` (`site_id`,`actor_id`,`id`);--> statement-breakpoint
CREATE INDEX `audit_log_actor_action` ON `audit_log` (`site_id`,`actor_id`,`action`,`id`);--> statement-breakpoint
CREATE INDEX `audit_log_day` ON `audit_log` (`site_id`,`created_at`);