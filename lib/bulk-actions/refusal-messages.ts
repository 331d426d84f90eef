import { refusalMessages } from "@/lib/auth/refusal-messages";
import type { ActionRefusal } from "@/lib/auth/site-action";
import { unknownInFilter } from "@/lib/contacts/filter/unknown-in-filter";
import type { JobRefusal } from "./begin-bulk-action";
import type { PrepareJobRefusal } from "./request-bulk-action";
import type { StartExportRefusal } from "./start-export";

export type BulkActionRefusal = ActionRefusal | PrepareJobRefusal | JobRefusal | StartExportRefusal;

/** Says why something was refused. */
export const bulkActionRefusalMessage = refusalMessages<BulkActionRefusal>({
  invalid_input: ({ field, expected }) => `${field}: expected ${expected}. Nothing was changed.`,
  unknown_in_filter: unknownInFilter,
  subject_not_found: () => "What you chose is not there any more. Choose again.",
  contacts_not_found: () => "Some of the selected contacts are not found any more. Select again.",
  not_found: () => "This is not found any more. Choose the action again.",
  already_started: () => "This was started before and runs once only.",
  not_running: () => "This has ended already.",
  cannot_undo: () => "This cannot be undone any more.",
});
