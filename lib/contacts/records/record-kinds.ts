/**
 * Names the tables that hold what belongs to a contact, in the order and the words in which people are told. A test
 * compares them with the tables that the database says are reachable from `contacts`.
 */
export const recordKinds = {
  purchases: { one: "purchase", other: "purchases" },
  subscriptions: { one: "subscription", other: "subscriptions" },
  payments: { one: "payment", other: "payments" },
  invoices: { one: "invoice", other: "invoices" },
  billing_customers: { one: "Stripe customer link", other: "Stripe customer links" },
  lesson_progress: { one: "lesson in progress or completed", other: "lessons in progress or completed" },
  assessment_answers: { one: "assessment answer", other: "assessment answers" },
  certificates: { one: "certificate", other: "certificates" },
  form_submissions: { one: "form submission", other: "form submissions" },
  sequence_enrollments: { one: "sequence enrolment", other: "sequence enrolments" },
  email_deliveries: { one: "email sent", other: "emails sent" },
  email_events: { one: "email open, click or bounce", other: "email opens, clicks and bounces" },
  outgoing_mail: { one: "message in the outbox", other: "messages in the outbox" },
  former_emails: { one: "former email", other: "former emails" },
  contact_tags: { one: "tag", other: "tags" },
  contact_field_values: { one: "custom field value", other: "custom field values" },
  notes: { one: "note", other: "notes" },
  activities: { one: "activity", other: "activities" },
  community_posts: { one: "community post", other: "community posts" },
  community_comments: { one: "community comment", other: "community comments" },
  consent_events: { one: "consent record", other: "consent records" },
  opt_in_requests: { one: "opt-in request", other: "opt-in requests" },
  import_rows: { one: "import row", other: "import rows" },
  duplicate_members: { one: "possible duplicate", other: "possible duplicates" },
} as const;

export type RecordKind = keyof typeof recordKinds;
export type RecordCount = { kind: RecordKind; count: number };

export const recordKindNames = Object.keys(recordKinds) as RecordKind[];
