import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { confirmedBy } from "@/lib/consent/confirm-opt-in";
import type { ContactRecords, RecordCursor } from "./contact-records";
import type { TimelineTopic } from "./timeline-topics";

const purchaseOf = `JOIN purchases AS bought ON bought.contact_id = own.contact_id AND bought.id = own.purchase_id
   JOIN offers ON offers.id = bought.offer_id WHERE own.contact_id = @contactId`;

/** Lists every table that tells what a contact did or what was done about them, each with its own columns. */
const sources: Record<TimelineTopic, string[]> = {
  payments: [
    `SELECT own.kind, own.id, offers.name, own.amount, own.currency, own.created_at FROM purchases AS own
     JOIN offers ON offers.id = own.offer_id WHERE own.contact_id = @contactId`,
    `SELECT 'revoked', own.id, offers.name, NULL, NULL, own.revoked_at FROM purchases AS own
     JOIN offers ON offers.id = own.offer_id
     WHERE own.contact_id = @contactId AND own.kind = 'granted' AND own.revoked_at IS NOT NULL`,
    `SELECT CASE own.status WHEN 'failed' THEN 'not_paid' ELSE own.status END, own.id, offers.name, own.amount,
       own.currency, own.created_at FROM payments AS own ${purchaseOf}`,
    `SELECT 'subscribed_to', own.id, offers.name, NULL, NULL, own.created_at FROM subscriptions AS own ${purchaseOf}`,
    `SELECT 'canceled', own.id, offers.name, NULL, NULL, own.canceled_at FROM subscriptions AS own ${purchaseOf}
     AND own.canceled_at IS NOT NULL`,
  ],
  email: [
    `SELECT 'emailed', id, subject, NULL, NULL, created_at FROM email_deliveries WHERE contact_id = @contactId`,
    `SELECT CASE own.kind WHEN 'open' THEN 'opened' WHEN 'click' THEN 'clicked' ELSE 'bounced_mail' END, own.id,
       mail.subject, NULL, NULL, own.created_at FROM email_events AS own
     JOIN email_deliveries AS mail ON mail.contact_id = own.contact_id AND mail.id = own.delivery_id
     WHERE own.contact_id = @contactId AND own.kind IN ('open', 'click', 'bounce')`,
    `SELECT 'joined', own.sequence_id, sequences.name, NULL, NULL, own.created_at FROM sequence_enrollments AS own
     JOIN sequences ON sequences.id = own.sequence_id WHERE own.contact_id = @contactId`,
  ],
  products: [
    `SELECT 'began', own.lesson_id, lessons.title, NULL, NULL, own.started_at FROM lesson_progress AS own
     JOIN lessons ON lessons.id = own.lesson_id WHERE own.contact_id = @contactId`,
    `SELECT 'completed', own.lesson_id, lessons.title, NULL, NULL, own.completed_at FROM lesson_progress AS own
     JOIN lessons ON lessons.id = own.lesson_id WHERE own.contact_id = @contactId AND own.completed_at IS NOT NULL`,
    `SELECT 'certified', own.id, products.name, NULL, NULL, own.created_at FROM certificates AS own
     JOIN products ON products.id = own.product_id WHERE own.contact_id = @contactId`,
    `SELECT 'answered', own.id, lessons.title, NULL, NULL, own.created_at FROM assessment_answers AS own
     JOIN lessons ON lessons.id = own.lesson_id WHERE own.contact_id = @contactId`,
    "SELECT 'posted', id, title, NULL, NULL, created_at FROM community_posts WHERE contact_id = @contactId",
    "SELECT 'commented', id, '', NULL, NULL, created_at FROM community_comments WHERE contact_id = @contactId",
  ],
  forms: [
    `SELECT 'sent_form', own.id, forms.name, NULL, NULL, own.created_at FROM form_submissions AS own
     JOIN forms ON forms.id = own.form_id WHERE own.contact_id = @contactId`,
  ],
  notes: [
    "SELECT 'wrote_note', id, substr(body, 1, 200), NULL, NULL, created_at FROM notes WHERE contact_id = @contactId",
  ],
  consent: [
    `SELECT CASE WHEN kind = 'confirmed' AND source = '${confirmedBy.owner}' THEN 'confirmed_by_owner' ELSE kind END, id,
       '', NULL, NULL, created_at FROM consent_events WHERE contact_id = @contactId`,
  ],
  other: [
    "SELECT 'noted', id, summary, NULL, NULL, created_at FROM activities WHERE contact_id = @contactId",
    `SELECT 'imported', own.import_id, coalesce(imports.file_name, ''), NULL, NULL, min(own.created_at)
     FROM import_rows AS own JOIN imports ON imports.id = own.import_id
     WHERE own.contact_id = @contactId AND own.outcome = 'created' GROUP BY own.import_id`,
  ],
};

/** Unites sources. The first SELECT, which returns no row, names the columns. */
function united(selects: readonly string[]): string {
  return `SELECT kind || '-' || id AS id, kind, subject, amount, currency, created_at AS createdAt FROM (
    SELECT NULL AS kind, NULL AS id, NULL AS subject, NULL AS amount, NULL AS currency, NULL AS created_at WHERE false
    UNION ALL ${selects.join(" UNION ALL ")})`;
}

const everything = united(Object.values(sources).flat());

/** Lists events newest first, of one topic where it is given; events of one moment are ordered by kind and number. */
export function listTimeline(
  db: Database,
  contactId: number,
  older: RecordCursor | undefined,
  limit: number,
  about?: TimelineTopic,
): ContactRecords["timeline"][] {
  const events = about ? united(sources[about]) : everything;
  const past = older ? "WHERE (created_at, kind || '-' || id) < (@at, @id)" : "";
  const query = prepared(db, `${events} ${past} ORDER BY createdAt DESC, 1 DESC LIMIT @limit`);
  return query.all({ contactId, limit, ...older }) as ContactRecords["timeline"][];
}
