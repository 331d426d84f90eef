import { bulkActionLabels } from "@/components/bulk-actions/actions/bulk-action-kinds";
import type { JobPhase, PlainAuditAction } from "@/lib/audit/audit-action";
import { permissionLabels } from "@/lib/auth/permission-labels";
import type { Permission } from "@/lib/auth/permissions";
import { roleNames } from "@/lib/auth/role-names";
import type { Role } from "@/lib/auth/site-access";
import type { AuditLogEntry } from "@/lib/history/list-audit-log";
import type { LeasedTable } from "@/lib/jobs/lease";
import { contactsOf, countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

/** Gives the counts of an entry by name, 0 for a missing one, and writes them in the viewer's format. */
interface Say {
  /** Names whom of the people of the site it was done to. */
  whom: string;
  of(name: string): number;
  count(name: string): string;
  counted(name: string, one: string, other: string): string;
  contacts(name: string): string;
}

function sayIn(format: Formats, { counts, whom }: Pick<AuditLogEntry, "counts" | "whom">): Say {
  const of = (name: string) => counts[name] ?? 0;
  return {
    whom: whom ?? unknownPerson,
    of,
    count: (name) => format.count(of(name)),
    counted: (name, one, other) => countOf(format, of(name), one, other),
    contacts: (name) => contactsOf(format, of(name)),
  };
}

const roles = Object.keys(roleNames) as Role[];
const permissionNames = Object.keys(permissionLabels) as Permission[];
const unknownPermission = "do something";
const unknownRole = "a member";
const unknownPerson = "someone";

const retried: [LeasedTable, string][] = [
  ["imports", "an import"],
  ["broadcasts", "a broadcast"],
  ["bulk_actions", "a bulk action"],
  ["deletion_jobs", "a deletion"],
  ["manifest_requests", "counting what a deletion would delete"],
  ["preparations", "counting for a bulk action or a broadcast"],
  ["definition_changes", "a change of a tag or a field"],
  ["duplicate_searches", "a search for duplicates"],
];

/**
 * Holds the label of each action. A new action does not compile before it has one. The parts after the first appear
 * only when they have something to count.
 */
const plainLabels: Record<PlainAuditAction, (say: Say) => string | (string | false)[]> = {
  access_refused: (say) => `Asked to ${permissionOf(say)}, which their role may not`,
  account_deleted: () => "Deleted their own account",
  account_email_changed: () => "Changed the email they sign in with",
  account_renamed: () => "Changed their name",
  address_forgotten: (say) =>
    say.of("addresses") === 0 ? "Forgot an email that was erased already" : "Forgot an email in advance",
  addresses_mended: (say) => [
    `Took invisible characters out of ${say.contacts("contacts")}`,
    say.of("collisions") > 0 && `${say.contacts("collisions")} have the email of another`,
  ],
  api_key_created: () => "Created an API key",
  api_key_revoked: () => "Revoked an API key",
  billing_recheck_alarmed: () => "Found that a deleted contact may still be billed",
  billing_recheck_asked: () => "Asked for another look at the billing of a deleted contact",
  billing_recheck_clear: () => "Asked the payment provider again: a deleted contact is not billed",
  billing_recheck_settled: () => "Vouched that a deleted contact will not be billed any more",
  billing_recheck_stopped: () =>
    "Asked the payment provider again, and stopped what still billed a deleted contact",
  billing_vouched: (say) => `Vouched that ${say.contacts("contacts")} will not be billed any more`,
  broadcast_scheduled: () => "Scheduled a broadcast",
  broadcast_sent: (say) => `Began to send a broadcast to ${say.contacts("contacts")}`,
  broadcast_stopped: (say) => `Stopped a broadcast before it went to ${say.contacts("left")}`,
  broadcast_unscheduled: () => "Took a broadcast off its schedule",
  contact_added: (say) =>
    say.of("contacts") === 0 ? "Added someone who was a contact already" : "Added a contact",
  contact_changed: (say) => [
    "Changed a contact",
    say.of("addresses") > 0 && "their email too",
    say.of("tagsAdded") > 0 && "added a tag",
    say.of("tagsRemoved") > 0 && "removed a tag",
  ],
  contact_copied: () => "Took a copy of everything about a contact",
  contact_kept: (say) => `Kept ${say.contacts("contacts")} that a deletion held`,
  job_retried: (say) => {
    const [, what = "a job"] = retried.find(([table]) => say.of(table) > 0) ?? [];
    return `Tried ${what} again that had failed`;
  },
  last_receipt_refused: (say) => `The mail server did not take the last receipt for ${say.whom}`,
  last_receipt_sent: (say) => `Sent the last receipt to ${say.whom}`,
  manifest_copied: (say) => `Took a copy of ${say.contacts("contacts")} before deleting them`,
  contacts_merged: (say) => [
    `Merged ${say.contacts("contacts")} into one`,
    say.of("records") > 0 && `${say.counted("records", "record", "records")} moved`,
  ],
  copy_restored: (say) => [
    "Put the site back from a backup",
    say.of("contacts") > 0 && `${say.contacts("contacts")} deleted since will be deleted again`,
  ],
  // Is said again when a deletion is taken up again, with everything it ever did.
  deletion_completed: (say) => [`Deleted ${say.contacts("deleted")} in all`, ...restOfDeletion(say)],
  deletion_approval_asked: (say) => `Asked a second person to agree to deleting ${say.contacts("contacts")}`,
  deletion_approved: (say) => `Agreed to the deletion of ${say.contacts("contacts")}`,
  deletion_bounds_set: (say) => [
    "Set what deleting many asks for",
    say.of("fresh") > 0 ? `the password from ${say.contacts("fresh")} on` : "no password",
    say.of("approve") > 0 ? `a second person from ${say.contacts("approve")} on` : "no second person",
  ],
  deletion_confirmed: (say) => `Confirmed the deletion of ${say.contacts("contacts")}`,
  deletion_declined: () => "Declined a deletion; nobody was deleted",
  deletion_expired: () => "A deletion found no second person in time; nobody was deleted",
  deletion_lapsed: () =>
    "A deletion ended because who asked for it may not delete any more; nobody was deleted",
  deletion_withdrawn: () => "Withdrew a deletion; nobody was deleted",
  deletion_retried: (say) => `Tried again to delete ${say.contacts("contacts")}`,
  deletion_stop_requested: () => "Asked to stop a deletion",
  deletion_stopped: (say) => [
    `Deleted ${say.contacts("deleted")} in all, then stopped`,
    ...restOfDeletion(say),
  ],
  duplicate_dismissed: () => "Said that two contacts are not the same person",
  duplicates_searched: () => "Looked for duplicates",
  field_changed: () => "Changed a custom field",
  field_created: () => "Created a custom field",
  field_deleted: (say) => `Deleted a custom field and ${say.counted("values", "value", "values")}`,
  field_option_replaced: (say) => `Replaced an option of a custom field on ${say.contacts("values")}`,
  field_type_changed: (say) =>
    `Changed the type of a custom field${say.of("values") > 0 ? `; ${say.counted("values", "value was", "values were")} rewritten` : ""}`,
  form_created: () => "Created a form",
  history_copied: () => "Took a copy of the history",
  identity_key_rotated: () => "Put a new key to use for erased emails",
  import_completed: (say) => [
    `Imported a list: ${say.contacts("created")} added`,
    say.of("updated") > 0 && `${say.count("updated")} updated`,
    say.of("unchanged") > 0 && `${say.count("unchanged")} stayed as they were`,
    say.of("duplicate") > 0 && `${say.counted("duplicate", "row", "rows")} repeated an email`,
    say.of("invalid") > 0 && `${say.counted("invalid", "row", "rows")} left out`,
  ],
  import_discarded: () => "Threw away an uploaded list before it was imported",
  import_expired: () => "Threw away an uploaded list that nobody imported within a day",
  import_reverted: (say) => `Began to put back what an import changed of ${say.contacts("updated")}`,
  import_started: (say) => `Began to import ${say.counted("rows", "row", "rows")}`,
  import_started_with_claim: (say) =>
    `Began to import ${say.counted("rows", "row", "rows")}, and claimed that they agreed to marketing email`,
  import_stopped: (say) => `Stopped an import after ${say.counted("rows", "row", "rows")}`,
  import_uploaded: () => "Uploaded a list",
  note_added: () => "Wrote a note about a contact",
  note_changed: () => "Changed a note about a contact",
  note_deleted: () => "Deleted a note about a contact",
  passkey_added: () => "Added a passkey",
  passkey_removed: () => "Removed a passkey",
  passkey_renamed: () => "Renamed a passkey",
  password_changed: (say) => [
    "Changed their password",
    say.of("sessions") > 0 && `${say.counted("sessions", "other session", "other sessions")} ended`,
  ],
  password_check_failed: (say) => [
    "Wrong password from someone who is signed in",
    say.of("wrong") > 1 && `${say.counted("wrong", "time", "times")} in an hour`,
  ],
  invitation_revoked: () => "Took back an invitation",
  password_reset: (say) => [
    "Set a new password for someone who was locked out, on the server",
    say.of("passkeys") > 0 && `${say.counted("passkeys", "passkey", "passkeys")} removed`,
  ],
  password_reset_asked: () => "Somebody asked for a link to set a new password",
  password_reset_by_link: (say) => [
    "Set a new password by a link in a letter",
    say.of("sessions") > 0 && `${say.counted("sessions", "session", "sessions")} ended`,
    say.of("passkeys") > 0 && `${say.counted("passkeys", "passkey", "passkeys")} removed`,
  ],
  payments_connected: (say) => [
    "Connected a payment account",
    say.of("ofOtherAccount") > 0 && `knowing that another one bills ${say.contacts("ofOtherAccount")}`,
  ],
  person_invited: (say) => `Invited someone as ${roleOf(say)}`,
  person_joined: (say) => `Joined the site as ${roleOf(say)}`,
  person_left: (say) => `Left the site, as ${roleOf(say)}`,
  person_removed: (say) => `Removed ${say.whom}, who was ${roleOf(say)}`,
  receipt_asked: (say) => `Asked whether ${say.counted("emails", "email", "emails")} was in a receipt`,
  secret_changed: (say) => [
    "Changed the secret of the instance, on the server",
    say.of("closed") > 0 &&
      `${say.counted("closed", "stored setting", "stored settings")} could not be opened`,
  ],
  recovery_code_used: () => "Used a recovery code instead of the second factor",
  recovery_codes_made: () => "Made new recovery codes",
  role_changed: (say) => `Changed the role of ${say.whom} to ${roleOf(say)}`,
  second_factor_failed: (say) => [
    "Wrong code at sign-in, after the right password",
    say.of("wrong") > 1 && `${say.counted("wrong", "time", "times")} in an hour`,
  ],
  second_factor_needed: (say) => [
    "Asked everyone on the site for a second factor",
    say.of("lacking") > 0 && `${say.counted("lacking", "person has", "people have")} none yet`,
  ],
  second_factor_not_needed: () => "Stopped asking everyone for a second factor",
  second_factor_off: (say) => ["Turned their second factor off", say.of("onServer") > 0 && "on the server"],
  second_factor_on: () => "Turned a second factor on",
  segment_changed: () => "Changed the rules of a segment",
  segment_discarded: () => "Deleted a segment, not its contacts",
  segment_moved: () => "Moved a segment",
  segment_renamed: () => "Renamed a segment",
  segment_restored: () => "Brought a segment back",
  segment_saved: () => "Saved a segment",
  sending_set: () => "Changed how mail is sent",
  session_ended: (say) => `Signed out elsewhere: ${say.counted("sessions", "session", "sessions")} ended`,
  sign_in_failed: (say) => [
    "Wrong password at sign-in",
    say.of("wrong") > 1 && `${say.counted("wrong", "time", "times")} in an hour`,
  ],
  sign_in_refused: () => "Sign-in refused after repeated wrong passwords",
  signed_in: (say) => [
    "Signed in",
    say.of("passkey") > 0 && "with a passkey",
    say.of("wrong") > 0 && `after ${say.counted("wrong", "wrong password", "wrong passwords")}`,
  ],
  signed_out: () => "Signed out",
  site_changed: () => "Changed the site’s name, address, time zone or colour",
  site_created: () => "Created the site",
  site_ending: () => "Began to delete the whole site",
  site_kept: () => "Called off the deletion of the site",
  site_logo_removed: () => "Removed the site’s logo",
  site_logo_set: () => "Set the site’s logo",
  site_removed: () => "Removed the site",
  site_set_up: () => "Set up the site",
  tag_created: () => "Created a tag",
  tag_deleted: (say) => `Deleted a tag from ${say.contacts("contacts")}`,
  tag_renamed: () => "Renamed a tag",
  tags_merged: (say) => `Merged a tag of ${say.contacts("contacts")} into another`,
  sync_started: () => "Began to read customers and subscriptions from Stripe",
};

type Said = Pick<AuditLogEntry, "action" | "counts"> & Partial<Pick<AuditLogEntry, "whom">>;

/** Says what was done, in plain words. Tells an action of another version of Farewell by its name and counts. */
export function auditMessage(format: Formats, { action, counts, whom = null }: Said): string {
  const say = sayIn(format, { counts, whom });
  if (isKey(plainLabels, action)) {
    const said = plainLabels[action](say);
    return typeof said === "string" ? said : said.filter(Boolean).join(", ");
  }
  return jobMessage(action, say) ?? messageOfUnknown(format, action, counts);
}

function jobMessage(action: string, say: Say): string | undefined {
  const [, name = "", undo, phase] = /^(.+?)(_undo)?_(started|completed|stopped)$/.exec(action) ?? [];
  if (!isKey(bulkActionLabels, name)) return undefined;
  const labels = bulkActionLabels[name].audit;
  const { doing, unchanged = "stayed as they were" } = labels;
  const done = (say.of("unsent") > 0 && labels.unsent) || labels.done;
  const who = say.contacts("contacts");
  const said: Record<JobPhase, string> = {
    started: undo ? `Began to undo ${doing(who)}` : `Began ${doing(who)}`,
    completed: undo ? `Undid ${doing(who)}` : done(who),
    stopped: undo ? `Undid ${doing(who)}, then stopped` : `${done(who)}, then stopped`,
  };
  return [
    said[phase as JobPhase],
    say.of("unchanged") > 0 && `${say.count("unchanged")} ${unchanged}`,
    say.of("failed") > 0 && `failed for ${say.count("failed")}`,
  ]
    .filter(Boolean)
    .join(", ");
}

/** Returns the name of the one role that is counted. */
function roleOf(say: Say): string {
  const role = roles.find((name) => say.of(name) > 0);
  return role ? roleNames[role] : unknownRole;
}

/** Says what the one permission that is counted allows. */
function permissionOf(say: Say): string {
  const name = permissionNames.find((permission) => say.of(permission) > 0);
  return name ? permissionLabels[name] : unknownPermission;
}

function restOfDeletion(say: Say): (string | false)[] {
  return [
    say.of("alreadyGone") > 0 && `${say.count("alreadyGone")} already gone`,
    say.of("needsAttention") > 0 && `${say.counted("needsAttention", "needs", "need")} attention`,
    say.of("kept") > 0 && `${say.count("kept")} kept`,
  ];
}

function messageOfUnknown(format: Formats, action: string, counts: Record<string, number>): string {
  const name = action.replaceAll("_", " ");
  const counted = Object.entries(counts).map(([what, count]) => `${what} ${format.count(count)}`);
  return [name.charAt(0).toUpperCase() + name.slice(1), ...counted].join(", ");
}

function isKey<Labels extends object>(labels: Labels, name: string): name is Extract<keyof Labels, string> {
  return Object.hasOwn(labels, name);
}
