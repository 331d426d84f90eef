-- What someone said is noted as they said it: by the time that it is written they may have said something else.
DROP TRIGGER `ledger_left_added`;
--> statement-breakpoint
DROP TRIGGER `ledger_left_changed`;
--> statement-breakpoint
DROP TRIGGER `ledger_left_email_added`;
--> statement-breakpoint
DROP TRIGGER `ledger_left_email_moved`;
--> statement-breakpoint
CREATE TRIGGER `ledger_left_added` AFTER INSERT ON `contacts`
WHEN new.`marketing_status` IN ('unsubscribed', 'bounced', 'complained') BEGIN
	INSERT INTO `ledger_outbox` (`kind`, `site_id`, `subject`)
	VALUES ('left', new.`site_id`, json_object('contactId', new.`id`, 'status', new.`marketing_status`));
END;
--> statement-breakpoint
CREATE TRIGGER `ledger_left_changed` AFTER UPDATE OF `marketing_status`, `email` ON `contacts`
WHEN new.`marketing_status` IN ('unsubscribed', 'bounced', 'complained')
	AND (new.`marketing_status` IS NOT old.`marketing_status` OR new.`email` IS NOT old.`email`) BEGIN
	INSERT INTO `ledger_outbox` (`kind`, `site_id`, `subject`)
	VALUES ('left', new.`site_id`, json_object('contactId', new.`id`, 'status', new.`marketing_status`));
END;
--> statement-breakpoint
CREATE TRIGGER `ledger_left_email_added` AFTER INSERT ON `former_emails` BEGIN
	INSERT INTO `ledger_outbox` (`kind`, `site_id`, `subject`) SELECT 'left', `site_id`, json_object('contactId', `id`, 'status', `marketing_status`) FROM `contacts`
	WHERE `id` = new.`contact_id` AND `marketing_status` IN ('unsubscribed', 'bounced', 'complained');
END;
--> statement-breakpoint
CREATE TRIGGER `ledger_left_email_moved` AFTER UPDATE OF `contact_id` ON `former_emails` BEGIN
	INSERT INTO `ledger_outbox` (`kind`, `site_id`, `subject`) SELECT 'left', `site_id`, json_object('contactId', `id`, 'status', `marketing_status`) FROM `contacts`
	WHERE `id` = new.`contact_id` AND `marketing_status` IN ('unsubscribed', 'bounced', 'complained');
END;
--> statement-breakpoint
-- A copy made while it was being sent is then older than the ledger.
CREATE TRIGGER `ledger_broadcast_ended` AFTER UPDATE OF `status` ON `broadcasts`
WHEN old.`status` IN ('starting', 'sending') AND new.`status` IN ('sent', 'stopped', 'failed') BEGIN
	INSERT INTO `ledger_outbox` (`kind`, `site_id`, `subject`) VALUES ('broadcast', new.`site_id`, new.`id`);
END;
