import { refusalMessages } from "@/lib/auth/refusal-messages";
import type { ActionRefusal } from "@/lib/auth/site-action";
import { unknownInFilter } from "@/lib/contacts/filter/unknown-in-filter";
import type { JobRefusal } from "./begin-bulk-action";
import type { PrepareJobRefusal } from "./request-bulk-action";

export type BulkActionRefusal = ActionRefusal | PrepareJobRefusal | JobRefusal;

/** Says why something was refused. */
export const bulkActionRefusalMessage = refusalMessages<BulkActionRefusal>({
  invalid_input: ({ field, expected }) => `${field}: expected ${expected}. Nothing was changed.`,
  unknown_in_filter: unknownInFilter,
  subject_not_found: () => "What you chose is gone. Choose again.",
  contacts_not_found: () => "Some of the selected contacts are gone. Select again.",
  not_found: () => "This is gone. Choose the action again.",
  confirmation_mismatch: () => "What you typed does not match. Nothing was changed.",
  already_started: () => "This has started already.",
  not_running: () => "This has ended already.",
  cannot_undo: () => "It is too late to undo this.",
});
