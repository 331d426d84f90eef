import { type RecordCount, type RecordKind, recordKinds } from "@/lib/contacts/records/record-kinds";

const groupNames = ["Purchases", "Learning", "Email and forms", "Community", "About them"] as const;
type GroupName = (typeof groupNames)[number];

const groupOf: Record<RecordKind, GroupName> = {
  purchases: "Purchases",
  subscriptions: "Purchases",
  payments: "Purchases",
  invoices: "Purchases",
  billing_customers: "Purchases",
  lesson_progress: "Learning",
  assessment_answers: "Learning",
  certificates: "Learning",
  form_submissions: "Email and forms",
  sequence_enrollments: "Email and forms",
  email_deliveries: "Email and forms",
  email_events: "Email and forms",
  opt_in_requests: "Email and forms",
  outgoing_mail: "Email and forms",
  consent_events: "Email and forms",
  community_posts: "Community",
  community_comments: "Community",
  former_emails: "About them",
  contact_tags: "About them",
  contact_field_values: "About them",
  notes: "About them",
  activities: "About them",
  import_rows: "About them",
  duplicate_members: "About them",
};

/** Groups the records by subject, so that a long list stays easy to read. Omits subjects without records. */
export function inGroups(records: RecordCount[]): { name: GroupName; records: RecordCount[] }[] {
  return groupNames
    .map((name) => ({ name, records: records.filter(({ kind }) => groupOf[kind] === name) }))
    .filter((group) => group.records.length > 0);
}

/** Puts planned and deleted side by side, every kind that occurs in either. */
export function compareRecords(planned: RecordCount[], deleted: RecordCount[]) {
  const countIn = (records: RecordCount[], kind: RecordKind) =>
    records.find((record) => record.kind === kind)?.count ?? 0;
  return (Object.keys(recordKinds) as RecordKind[])
    .map((kind) => ({ kind, planned: countIn(planned, kind), deleted: countIn(deleted, kind) }))
    .filter((row) => row.planned > 0 || row.deleted > 0);
}
