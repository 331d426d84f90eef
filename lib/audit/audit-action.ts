/**
 * Lists what an entry of the audit log can say, except about bulk actions. The value names the kind of job that
 * `jobId` numbers, if any.
 */
export const auditActions = {
  access_refused: null,
  account_deleted: null,
  account_email_changed: null,
  account_renamed: null,
  address_forgotten: null,
  addresses_mended: null,
  api_key_created: null,
  api_key_revoked: null,
  billing_recheck_asked: "deletion",
  billing_recheck_alarmed: "deletion",
  billing_recheck_clear: "deletion",
  billing_recheck_settled: "deletion",
  billing_recheck_stopped: "deletion",
  billing_vouched: "deletion",
  broadcast_scheduled: "broadcast",
  broadcast_sent: "broadcast",
  broadcast_stopped: "broadcast",
  broadcast_unscheduled: "broadcast",
  contact_added: null,
  contact_changed: null,
  contact_copied: null,
  contact_kept: "deletion",
  contacts_merged: null,
  copy_restored: "deletion",
  deletion_approval_asked: "deletion",
  deletion_approved: "deletion",
  deletion_bounds_set: null,
  deletion_completed: "deletion",
  deletion_confirmed: "deletion",
  deletion_declined: "deletion",
  deletion_expired: "deletion",
  deletion_lapsed: "deletion",
  deletion_retried: "deletion",
  deletion_stop_requested: "deletion",
  deletion_stopped: "deletion",
  deletion_withdrawn: "deletion",
  duplicate_dismissed: null,
  duplicates_searched: null,
  field_changed: null,
  field_created: null,
  field_deleted: null,
  field_option_replaced: null,
  field_type_changed: null,
  form_created: null,
  history_copied: null,
  identity_key_rotated: null,
  import_completed: "import",
  import_discarded: null,
  import_expired: null,
  import_reverted: "import",
  import_started: "import",
  import_started_with_claim: "import",
  import_stopped: "import",
  import_uploaded: "import",
  invitation_revoked: null,
  job_retried: null,
  last_receipt_refused: "deletion",
  last_receipt_sent: "deletion",
  manifest_copied: "deletion",
  note_added: null,
  note_changed: null,
  note_deleted: null,
  passkey_added: null,
  passkey_removed: null,
  passkey_renamed: null,
  password_changed: null,
  password_check_failed: null,
  password_reset: null,
  password_reset_asked: null,
  password_reset_by_link: null,
  payments_connected: null,
  person_invited: null,
  person_joined: null,
  person_left: null,
  person_removed: null,
  receipt_asked: "deletion",
  role_changed: null,
  secret_changed: null,
  recovery_code_used: null,
  recovery_codes_made: null,
  second_factor_failed: null,
  second_factor_needed: null,
  second_factor_not_needed: null,
  second_factor_off: null,
  second_factor_on: null,
  segment_changed: "segment",
  segment_discarded: "segment",
  segment_moved: "segment",
  segment_renamed: "segment",
  segment_restored: "segment",
  segment_saved: "segment",
  sending_set: null,
  session_ended: null,
  sign_in_failed: null,
  sign_in_refused: null,
  signed_in: null,
  signed_out: null,
  site_changed: null,
  site_created: null,
  site_ending: null,
  site_kept: null,
  site_logo_removed: null,
  site_logo_set: null,
  site_removed: null,
  site_set_up: null,
  sync_started: "sync",
  tag_created: null,
  tag_deleted: null,
  tag_renamed: null,
  tags_merged: null,
} as const;

export type PlainAuditAction = keyof typeof auditActions;

export const jobPhases = ["started", "completed", "stopped"] as const;
export type JobPhase = (typeof jobPhases)[number];

/** Names what can be done to many contacts at once. `restore_offer` only ever undoes `revoke_offer`. */
export type BulkActionKind =
  | "add_tag"
  | "remove_tag"
  | "join_sequence"
  | "leave_sequence"
  | "grant_offer"
  | "revoke_offer"
  | "restore_offer"
  | "unsubscribe"
  | "request_opt_in"
  | "cancel_subscription"
  | "export"
  | "hide"
  | "unhide";

/** Names the audit entries of a bulk action: `add_tag_started`, or `add_tag_undo_started` when it undoes another. */
type BulkActionAuditAction = `${BulkActionKind}${"" | "_undo"}_${JobPhase}`;

export type AuditAction = PlainAuditAction | BulkActionAuditAction;
