import { type ProofRefusal, proofMessages } from "@/lib/auth/fresh/proof-messages";
import { refusalMessages } from "@/lib/auth/refusal-messages";
import type { ActionRefusal } from "@/lib/auth/site-action";
import { unknownInFilter } from "@/lib/contacts/filter/unknown-in-filter";
import type { ApproveRefusal } from "./approval/approve-deletion";
import type { EndApprovalRefusal } from "./approval/end-approval";
import type { KeepRefusal } from "./held/keep-held-contact";
import type { MarkBillingStoppedRefusal } from "./held/mark-billing-stopped";
import type { RetryRefusal } from "./held/retry-held-contacts";
import type { ConfirmRefusal } from "./manifest/confirm-deletion";
import type { PreviewRefusal } from "./manifest/manifest-request";
import type { StopRefusal } from "./run/stop-deletion";

type DeletionRefusal =
  | ActionRefusal
  | PreviewRefusal
  | ConfirmRefusal
  | StopRefusal
  | RetryRefusal
  | MarkBillingStoppedRefusal
  | KeepRefusal
  | ProofRefusal
  | ApproveRefusal
  | EndApprovalRefusal;

/** Says why something was refused. */
export const deletionRefusalMessage = refusalMessages<DeletionRefusal>({
  invalid_input: ({ field, expected }) => `${field}: expected ${expected}. Nothing was changed.`,
  unknown_in_filter: unknownInFilter,
  contacts_not_found: ({ missingCount }) =>
    missingCount === 1
      ? "One of the selected contacts is not found. It may have been deleted already."
      : `${missingCount.toLocaleString("en-US")} of the selected contacts are not found. They may have been deleted already.`,
  nothing_selected: () => "No contact matches any more, so there is nothing to delete.",
  not_found: () => "This deletion is not found. Nothing was changed.",
  already_confirmed: () => "This deletion was confirmed before and runs once only. See it under Deletions.",
  manifest_expired: () =>
    "This dialog was open for more than an hour. Count again to see what would be deleted now.",
  manifest_changed: () => "What would be deleted has changed since this dialog opened. Count again.",
  confirmation_mismatch: () => "What you typed does not match. Nothing was deleted.",
  why_has_email: () =>
    "Why: take the email address out. This line stays after they are gone. Nothing was deleted.",
  why_names_contact: () =>
    "Why: take the name out. This line stays after they are gone. Nothing was deleted.",
  not_running: () => "This deletion has already ended.",
  erased_before: () =>
    "This contact was deleted before the restore, so it cannot be kept. Stop what bills, then try again.",
  not_held: () => "This contact does not need attention any more.",
  in_deletion: ({ deletionNumber }) =>
    `Deletion No. ${deletionNumber} is still to delete this contact. Stop that deletion first. Nothing was changed.`,
  names_the_contact: () =>
    "The reason outlives the contact, so it may not name them. Say it without a name or an email.",
  ...proofMessages,
  not_waiting: () => "This deletion does not wait for anyone any more. Reload the page to see how it stands.",
  own_request: () => "You asked for this deletion yourself, so somebody else has to agree to it.",
  approval_expired: () =>
    "Nobody agreed to this deletion within 7 days, so it has ended. Nobody was deleted.",
  asker_gone: () =>
    "Who asked for this deletion may not delete contacts any more, so it has ended. Nobody was deleted.",
  nothing_held: () => "No contact of this deletion needs attention now.",
});
