import { auditActions, type BulkActionKind, jobPhases, type PlainAuditAction } from "./audit-action";

/** Lists the kinds by which History is searched, in the order in which they are offered. */
export const auditKinds = [
  "sign_in",
  "deletion",
  "export",
  "billing",
  "bulk_action",
  "import",
  "broadcast",
  "contact",
  "people",
  "settings",
  "instance",
] as const;

export type AuditKind = (typeof auditKinds)[number];

/** Maps each action to its kind. An action without one does not compile, so that every entry can be found. */
const kindOf: Record<PlainAuditAction, AuditKind> = {
  account_email_changed: "sign_in",
  account_renamed: "sign_in",
  address_forgotten: "contact",
  addresses_mended: "contact",
  api_key_created: "settings",
  api_key_revoked: "settings",
  billing_recheck_alarmed: "billing",
  billing_recheck_asked: "billing",
  billing_recheck_clear: "billing",
  billing_recheck_settled: "billing",
  billing_recheck_stopped: "billing",
  billing_vouched: "billing",
  broadcast_scheduled: "broadcast",
  broadcast_sent: "broadcast",
  broadcast_stopped: "broadcast",
  broadcast_unscheduled: "broadcast",
  contact_added: "contact",
  contact_changed: "contact",
  contact_copied: "export",
  contact_kept: "deletion",
  contacts_merged: "contact",
  copy_restored: "instance",
  deletion_bounds_set: "settings",
  deletion_completed: "deletion",
  deletion_confirmed: "deletion",
  deletion_retried: "deletion",
  deletion_stop_requested: "deletion",
  deletion_stopped: "deletion",
  duplicate_dismissed: "contact",
  duplicates_searched: "contact",
  field_changed: "settings",
  field_created: "settings",
  field_deleted: "settings",
  field_option_replaced: "settings",
  field_type_changed: "settings",
  form_created: "settings",
  history_copied: "export",
  identity_key_rotated: "settings",
  import_completed: "import",
  import_discarded: "import",
  import_expired: "import",
  import_reverted: "import",
  import_started: "import",
  import_started_with_claim: "import",
  import_stopped: "import",
  import_uploaded: "import",
  invitation_revoked: "people",
  job_retried: "instance",
  manifest_copied: "export",
  note_added: "contact",
  note_changed: "contact",
  note_deleted: "contact",
  password_changed: "sign_in",
  password_check_failed: "sign_in",
  password_reset: "sign_in",
  payments_connected: "billing",
  person_invited: "people",
  person_joined: "people",
  person_left: "people",
  person_removed: "people",
  proof_failed: "sign_in",
  proof_refused: "sign_in",
  receipt_asked: "deletion",
  role_changed: "people",
  secret_changed: "instance",
  segment_changed: "settings",
  segment_discarded: "settings",
  segment_moved: "settings",
  segment_renamed: "settings",
  segment_restored: "settings",
  segment_saved: "settings",
  sending_set: "settings",
  session_ended: "sign_in",
  sign_in_failed: "sign_in",
  sign_in_refused: "sign_in",
  signed_in: "sign_in",
  signed_out: "sign_in",
  site_changed: "settings",
  site_created: "instance",
  site_logo_removed: "settings",
  site_logo_set: "settings",
  site_set_up: "instance",
  sync_started: "billing",
  tag_created: "settings",
  tag_deleted: "settings",
  tag_renamed: "settings",
  tags_merged: "settings",
};

const kindOfBulkAction: Record<BulkActionKind, AuditKind> = {
  add_tag: "bulk_action",
  cancel_subscription: "billing",
  export: "export",
  grant_offer: "bulk_action",
  hide: "bulk_action",
  join_sequence: "bulk_action",
  leave_sequence: "bulk_action",
  remove_tag: "bulk_action",
  request_opt_in: "bulk_action",
  restore_offer: "bulk_action",
  revoke_offer: "bulk_action",
  unhide: "bulk_action",
  unsubscribe: "bulk_action",
};

/** Returns every action of a kind, as entries hold it. */
export function actionsOfKind(kind: AuditKind): string[] {
  const plain = keysOf(auditActions).filter((action) => kindOf[action] === kind);
  const bulk = keysOf(kindOfBulkAction).filter((action) => kindOfBulkAction[action] === kind);
  const ofJobs = bulk.flatMap((action) =>
    jobPhases.flatMap((phase) => [`${action}_${phase}`, `${action}_undo_${phase}`]),
  );
  return [...plain, ...ofJobs];
}

function keysOf<Key extends string>(record: Record<Key, unknown>): Key[] {
  return Object.keys(record) as Key[];
}
