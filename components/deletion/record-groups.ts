import { type RecordCount, type RecordKind, recordKinds } from "@/lib/contacts/records/record-kinds";
import { recordGroupLabels } from "./record-group-labels";

type Group = keyof typeof recordGroupLabels;

const groupOf: Record<RecordKind, Group> = {
  purchases: "purchases",
  subscriptions: "purchases",
  payments: "purchases",
  invoices: "purchases",
  billing_customers: "purchases",
  lesson_progress: "learning",
  assessment_answers: "learning",
  certificates: "learning",
  form_submissions: "email",
  sequence_enrollments: "email",
  email_deliveries: "email",
  email_events: "email",
  opt_in_requests: "email",
  outgoing_mail: "email",
  consent_events: "email",
  community_posts: "community",
  community_comments: "community",
  former_emails: "about",
  contact_tags: "about",
  contact_field_values: "about",
  notes: "about",
  activities: "about",
  import_rows: "about",
  duplicate_members: "about",
};

/** Groups the records by subject, so that a long list stays easy to read. Omits subjects without records. */
export function inGroups(records: RecordCount[]): { name: string; records: RecordCount[] }[] {
  return (Object.keys(recordGroupLabels) as Group[])
    .map((group) => ({
      name: recordGroupLabels[group],
      records: records.filter(({ kind }) => groupOf[kind] === group),
    }))
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
