/**
 * Says what happens to every table and column when a contact is deleted. `erase`: the rows go with the contact.
 * `retain`: they stay, and every column says why it may. A test fails on a table or column that is missing here, or
 * that the database would treat otherwise.
 */
type Policy = { erase: readonly string[] } | { retain: string; columns: Record<string, string> };

const noPerson = "says nothing about a contact";
const ownerOnly = "about the people who run the site, who are not its contacts";
const bareNumber = "a number that is never given again and leads to nothing once the contact is gone";
const counts = "a count or an amount without people in it";
const when = "a time";
const own = "the row's own id or place";

const retain = (reason: string, columns: Record<string, string>): Policy => ({ retain: reason, columns });
const all = (reason: string, names: string): Record<string, string> =>
  Object.fromEntries(names.split(" ").map((name) => [name, reason]));
const erase = (names: string): Policy => ({ erase: names.split(" ") });

export const erasurePolicy: Record<string, Policy> = {
  contacts: erase(
    "id site_id email name search_text marketing_status is_customer source created_at updated_at last_activity_at being_erased_at hidden_at erased_before_at",
  ),
  contact_tags: erase("contact_id tag_id created_at"),
  contact_field_values: erase("contact_id field_id value"),
  former_emails: erase("contact_id email standing left_at"),
  purchases: erase("contact_id id offer_id kind amount currency created_at revoked_at"),
  subscriptions: erase(
    "contact_id id purchase_id provider provider_subscription_id provider_account provider_customer_id status amount currency interval interval_count period_start_at period_end_at next_charge_at ends_at created_at canceled_at version",
  ),
  payments: erase(
    "contact_id purchase_id id amount currency status provider_payment_id provider_account refunded_amount is_disputed created_at version",
  ),
  billing_customers: erase("contact_id provider provider_customer_id provider_account created_at deleted_at"),
  invoices: erase(
    "contact_id id provider provider_invoice_id provider_account status amount currency created_at version",
  ),
  lesson_progress: erase("contact_id lesson_id percent started_at completed_at"),
  assessment_answers: erase("contact_id id lesson_id question answer is_correct created_at"),
  certificates: erase("contact_id id product_id name_on_certificate created_at"),
  form_submissions: erase("contact_id id form_id answers created_at"),
  sequence_enrollments: erase("contact_id sequence_id status created_at"),
  email_deliveries: erase("contact_id id broadcast_id sequence_id subject status created_at"),
  email_events: erase("contact_id delivery_id id kind url created_at"),
  outgoing_mail: erase(
    "contact_id id kind template parameters state subject text problem attempt_count next_attempt_at created_at sent_at unsubscribe_hash seed broadcast_id site_id",
  ),
  notes: erase("contact_id id body written_by created_at"),
  activities: erase("contact_id id kind summary created_at"),
  community_posts: erase("contact_id id title body created_at"),
  community_comments: erase("contact_id id post_id body created_at"),
  consent_events: erase("contact_id id kind source wording created_at"),
  opt_in_requests: erase("contact_id id token_hash created_at expires_at confirmed_at"),
  import_rows: erase("contact_id import_id row_number outcome created_at before contact_updated_at"),
  duplicate_members: erase("contact_id pair_id"),

  sites: retain(noPerson, {
    ...all(
      noPerson,
      "id name created_at time_zone postal_address color fresh_over approve_over second_factor_needed ending_at ending_job_id removing_at",
    ),
    ending_by: ownerOnly,
  }),
  ended_sites: retain("so that a restored copy brings no deleted site back", {
    site_id: own,
    ended_at: when,
  }),
  site_logos: retain(noPerson, { ...all(noPerson, "site_id type bytes"), set_at: when }),
  last_backups: retain(noPerson, { ...all(noPerson, "kind bytes keep_days"), made_at: when }),
  instance: retain(
    noPerson,
    all(noPerson, "id created_at secret_check ledger_line ledger_sum ledger_bytes ledger_lacks_all"),
  ),
  heartbeats: retain(noPerson, { process: noPerson, beat_at: when }),
  upgrade_steps: retain(noPerson, { ...all(noPerson, "name last_id"), done_at: when }),
  row_ids: retain(noPerson, all(counts, "id last_id")),
  tags: retain(noPerson, all(noPerson, "id site_id name")),
  custom_fields: retain(noPerson, all(noPerson, "id site_id name type position options")),
  products: retain(noPerson, all(noPerson, "id site_id name kind created_at")),
  lessons: retain(noPerson, all(noPerson, "id product_id position title")),
  offers: retain(
    noPerson,
    all(noPerson, "id site_id product_id name amount currency interval interval_count created_at"),
  ),
  forms: retain(noPerson, all(noPerson, "id site_id slug name created_at")),
  sequences: retain(noPerson, all(noPerson, "id site_id name created_at")),
  broadcasts: retain("a broadcast belongs to the site; its statistics are counts", {
    ...all(noPerson, "id site_id subject body status sent_at created_at lease_owner lease_expires_at"),
    ...all(noPerson, "target updated_at scheduled_at problem"),
    ...all(ownerOnly, "created_by started_by"),
    ...all(
      counts,
      "audience delivered_count opened_count clicked_count bounced_count queued_count skipped_count failed_count unsent_count unsubscribed_count skipped_reasons",
    ),
  }),
  broadcast_recipients: retain("whom a broadcast is still to go to; emptied as it is sent", {
    broadcast_id: own,
    contact_id: bareNumber,
  }),
  segments: retain("a saved filter belongs to the site", {
    ...all(own, "id site_id position columns"),
    ...all(ownerOnly, "name created_by"),
    filter: "conditions, not people; a search for a name or an address is refused",
    created_at: when,
  }),
  bulk_actions: retain("what was done to how many", {
    ...all(own, "id site_id status undoes lease_owner lease_expires_at"),
    action: "tags, sequences or offers by number; for a day the name of a tag that was made and undone",
    ...all(ownerOnly, "created_by started_by stopped_by"),
    ...all(counts, "contact_count planned_count changed_count unchanged_count"),
    ...all(when, "created_at finished_at"),
  }),
  bulk_action_items: retain("so that a job can be taken back; gone after a day", {
    ...all(own, "job_id state"),
    contact_id: bareNumber,
  }),
  bulk_action_changes: retain("so that a job can be taken back; gone after a day", {
    job_id: own,
    contact_id: bareNumber,
    before: "numbers and times of what was changed",
  }),
  preparations: retain(
    "who is selected for a bulk action or a broadcast, until they are frozen or it is discarded",
    {
      ...all(own, "id site_id bulk_action_id broadcast_id status lease_owner lease_expires_at"),
      created_by: ownerOnly,
      created_at: when,
      selection: "encrypted, because a search may name a person; emptied as soon as counting has ended",
      ...all(counts, "counted state refusal"),
    },
  ),
  definition_changes: retain("what was done to the site's own tags and fields", {
    ...all(own, "id site_id kind status walk lease_owner lease_expires_at"),
    subject: "tags and fields by number, options by name",
    after_contact_id: bareNumber,
    ...all(counts, "changed_count misfit_count"),
    created_by: ownerOnly,
    ...all(when, "created_at finished_at"),
  }),
  merged_tags: retain(noPerson, all(noPerson, "site_id key name former_id tag_id")),
  duplicate_pairs: retain("what an owner said about a pair; the two are named by rows that go with them", {
    ...all(own, "id site_id reason seen_by"),
    dismissed_at: when,
  }),
  duplicate_searches: retain("how far the site was searched for duplicates", {
    ...all(own, "id site_id status round walk lease_owner lease_expires_at"),
    after_id: bareNumber,
    ...all(counts, "examined_count found_count"),
    ...all(when, "started_at finished_at"),
  }),
  api_keys: retain(
    ownerOnly,
    all(ownerOnly, "id site_id name key_hash hint created_by created_at last_used_at scopes expires_at"),
  ),
  digest_keys: retain(noPerson, all(noPerson, "purpose encrypted_key created_at")),
  ledger_outbox: retain("what the ledger is still to be told; gone as soon as it is", {
    ...all(own, "id kind site_id"),
    subject: "a keyed digest or bare numbers",
  }),
  ledger_replays: retain("what was done after a restore", {
    ...all(own, "id since_entry is_on_chain phase position damaged_lines"),
    ...all(counts, "erased_again_count lowered_count remembered_count stopped_count"),
    ...all(when, "copied_at started_at finished_at"),
  }),
  ledger_replay_digests: retain("what the ledger knows, while a restored copy is compared with it", {
    ...all(own, "kind site_id rank"),
    digest: "a keyed digest: tells nothing without the instance's key and the address itself",
    entry: "the same digest, fixed words and times",
  }),
  ledger_replay_contacts: retain("who was erased, while a restored copy is compared with the ledger", {
    contact_id: bareNumber,
    erased_at: when,
  }),
  identity_keys: retain(noPerson, all(noPerson, "id encrypted_key created_at")),
  contacts_daily: retain("keeps true how many came and went", {
    ...all(own, "site_id day"),
    ...all(counts, "added deleted"),
  }),
  revenue_daily: retain("keeps the site's totals true", {
    ...all(own, "site_id day currency"),
    ...all(counts, "gross refunded payment_count"),
  }),
  users: retain(
    ownerOnly,
    all(ownerOnly, "id name email email_verified image two_factor_enabled created_at updated_at"),
  ),
  sessions: retain(
    ownerOnly,
    all(
      ownerOnly,
      "id user_id token expires_at ip_address user_agent created_at updated_at site_id fresh_at",
    ),
  ),
  accounts: retain(
    ownerOnly,
    all(
      ownerOnly,
      "id user_id account_id provider_id access_token refresh_token id_token access_token_expires_at refresh_token_expires_at scope password created_at updated_at",
    ),
  ),
  verifications: retain(ownerOnly, all(ownerOnly, "id identifier value expires_at created_at updated_at")),
  two_factors: retain(
    ownerOnly,
    all(ownerOnly, "id user_id secret backup_codes verified failed_verification_count locked_until"),
  ),
  passkeys: retain(
    ownerOnly,
    all(
      ownerOnly,
      "id user_id name public_key credential_id counter device_type backed_up transports aaguid created_at",
    ),
  ),
  invitations: retain(
    ownerOnly,
    all(ownerOnly, "id site_id email role token_hash invited_by created_at expires_at"),
  ),
  memberships: retain(ownerOnly, all(ownerOnly, "user_id site_id role created_at")),
  imports: retain("an import is the site's; what it did to a contact goes with the contact", {
    ...all(own, "id site_id status row_number lease_owner lease_expires_at"),
    ...all(ownerOnly, "created_by claimed_by"),
    ...all(when, "created_at claimed_at checked_at started_at finished_at"),
    file_name: "the owner's own name for the file; one with an address in it is not kept",
    headers: "the names of columns, until the import ends; a file without any gets numbers",
    ...all(noPerson, "columns tags consent problem encoding has_header existing"),
    notes: "counts by a few fixed words and the names of the site's own fields",
    ...all(
      counts,
      "row_count created_count updated_count unchanged_count duplicate_count invalid_count subscribed_count asked_count erased_count stays_out_count reverted_count kept_count",
    ),
  }),
  import_problems: retain("so that the owner can mend the file", {
    ...all(own, "import_id row_number is_taken"),
    problem: "one of a few fixed words",
    detail: "the name of a column or the number of a row, never what stood in it",
  }),
  job_failures: retain("so that a job that fails stops nobody else's", {
    ...all(own, "job_table job_id status same_count total_count"),
    signature: "the kind of error and the place in the code, never its message",
    reference: "a number of the log",
    ...all(when, "failed_at retry_at"),
  }),
  erased_identities: retain("so that someone erased is mailed again only after confirming", {
    site_id: own,
    digest: "a keyed digest: tells nothing without the instance's key and the address itself",
    ...all(when, "erased_at first_erased_at billing_read_until"),
    reason: "one of a few fixed words",
    key_id: own,
  }),
  deletion_jobs: retain("the owner's receipt of what was done", {
    ...all(
      own,
      "id site_id number status lease_owner lease_expires_at refunds_unused deletes_customers is_receipt_due replay_id",
    ),
    ...all(ownerOnly, "created_by confirmed_by approved_by"),
    ...all(
      when,
      "created_at confirmed_at approved_at started_at finished_at paused_until billing_read_until files_waiting_since whole_reading_asked_at",
    ),
    ...all("one message about the payment provider", "pause_reason billing_read_problem"),
    ...all(
      counts,
      "contact_count deleted_count already_gone_count needs_attention_count kept_count kept_after_all_count changed_count bought_count plan disk_check",
    ),
    why: "a line of the owner's own, who is asked to name nobody; one with an address in it is refused",
    digest: "a hash over ids and counts",
    encrypted_leaf_key: "a random key, encrypted; without it nobody can tell whose leaf is whose",
  }),
  deletion_leaves: retain("so that an owner can prove that an email was in a deletion", {
    ...all(own, "job_id position"),
    leaf: "a hash with a secret salt: tells nothing without the key of the job and the email itself",
  }),
  deletion_receipts: retain("the owner's receipt as it was signed", {
    ...all(own, "job_id revision"),
    document: "counts, times and the owner who confirmed it; nobody who was deleted",
    subtrees: "hashes over leaves",
    signed_at: when,
  }),
  signing_keys: retain(noPerson, { public_key: noPerson, first_used_at: when }),
  manifest_requests: retain("what a manifest is made from, until it is confirmed or discarded", {
    ...all(own, "id site_id status step lease_owner lease_expires_at"),
    selection: "encrypted, because a search may name a person; emptied as soon as counting has ended",
    selection_digest: "a keyed digest: tells nothing without the instance's key and the selection itself",
    ...all(counts, "total counted state refusal"),
    ...all(when, "counting_since measured_at"),
    mentions: "numbers of rows that name the person; gone once the manifest is confirmed or discarded",
  }),
  deletion_items: retain("what exactly the manifest held", {
    ...all(own, "job_id state"),
    contact_id: bareNumber,
    ...all(counts, "record_count purchase_count unanswered_count"),
    contact_updated_at: when,
    reason: "the payment provider's reason; emptied when the contact goes",
  }),
  deletion_counts: retain("the owner's receipt", {
    ...all(own, "job_id kind"),
    ...all(counts, "planned deleted"),
  }),
  deletion_stopped_prices: retain("the owner's receipt", {
    job_id: own,
    ...all("a sum of prices without anyone in it", "currency interval interval_count amount"),
  }),
  billing_cancellations: retain("proof that billing was stopped", {
    ...all(own, "id job_id state kind provider provider_account"),
    contact_id: bareNumber,
    vouched_by: ownerOnly,
    provider_customer_id: "needed until billing is confirmed stopped; emptied when the contact goes",
    provider_subscription_id: "needed until billing is confirmed stopped; emptied when the contact goes",
    reason: "the payment provider's reason; emptied when the contact goes",
    attempt_count: counts,
    ...all(when, "created_at requested_at confirmed_at customer_deleted_at"),
    ...all("a price without anyone in it", "amount currency interval interval_count"),
  }),
  local_provider_subscriptions: retain("the built-in provider's books, which name no person", {
    ...all(own, "id status"),
    cancel_refusal: "one message about a subscription, not about a person",
    canceled_at: when,
  }),
  sending_settings: retain("the site's own mail server", {
    site_id: own,
    ...all(ownerOnly, "encrypted_url mail_from mails_per_second attention_mail set_by"),
    set_at: when,
  }),
  attention_letters: retain("what the owners were told", { site_id: own, counts, told_at: when }),
  payment_accounts: retain("the site's own account at the provider", {
    ...all(own, "site_id provider provider_account permissions"),
    ...all(ownerOnly, "encrypted_key key_hint account_name encrypted_webhook_secret connected_by"),
    connected_at: when,
  }),
  webhook_events: retain("so that a replay does nothing; gone after thirty days", {
    ...all(own, "site_id event_id"),
    received_at: when,
  }),
  stripe_syncs: retain("what was read from the payment account, in counts", {
    ...all(own, "id site_id status phase provider_account lease_owner lease_expires_at"),
    cursor: "the provider's id of the last object read; emptied when the reading ends",
    ...all(
      counts,
      "customer_count subscription_count invoice_count payment_count erased_count phase_erased_count",
    ),
    problem: "the provider's reason, about the account",
    created_by: ownerOnly,
    ...all(when, "created_at finished_at"),
  }),
  billing_refunds: retain("proof of what was refunded", {
    ...all(own, "id job_id state provider provider_account"),
    contact_id: bareNumber,
    provider_payment_id: "needed until the refund is confirmed; emptied when the contact goes",
    ...all(counts, "amount currency attempt_count"),
    reason: "the payment provider's reason; emptied when the contact goes",
    ...all(when, "created_at confirmed_at"),
  }),
  stripe_sync_payments: retain("so that a sync tells purchases from paid invoices; emptied when it ends", {
    sync_id: own,
    provider_payment_id: "the provider's id of a payment; gone when the sync ends",
  }),
  stripe_reads: retain("how far the payment account was read", {
    ...all(own, "site_id provider_account"),
    ...all(when, "whole_read_at read_until"),
  }),
  erased_customers: retain("so that nothing of before comes back under another address", {
    site_id: own,
    digest: "part of a keyed digest of the provider's id: tells nothing without the instance's key",
    ...all(when, "erased_at billing_read_until"),
  }),
  counted_payments: retain("so that a payment is counted once in the site's totals", {
    site_id: own,
    digest: "part of a keyed digest of the provider's id: tells nothing without the instance's key",
    counted_at: when,
    refunded_amount: "an amount, so that what was paid back is taken off once",
  }),
  billing_rechecks: retain("so that an erased contact is not billed after all", {
    ...all(own, "id site_id job_id state found provider provider_account"),
    provider_customer_id: "needed to ask the provider once more; emptied once it says that nothing bills",
    reason: "the payment provider's reason; emptied with the id",
    settled_by: ownerOnly,
    attempt_count: counts,
    ...all(when, "erased_at due_at settled_at"),
  }),
  audit_log: retain("who did what; its type has no room for a contact's data", {
    ...all(own, "id site_id action job_id"),
    ...all(ownerOnly, "actor_id person_id"),
    note: "the owner's own words; refused when they name the contact",
    counts,
    created_at: when,
  }),
};
