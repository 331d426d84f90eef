import type { ActionRefusal } from "@/lib/auth/site-action";
import type { JobRefusal } from "./begin-bulk-action";
import type { PrepareJobRefusal } from "./prepare-bulk-action";
import type { StartExportRefusal } from "./start-export";

export type BulkActionRefusal = ActionRefusal | PrepareJobRefusal | JobRefusal | StartExportRefusal;

type Messages = {
  [Name in BulkActionRefusal["refusal"]]: (refusal: Extract<BulkActionRefusal, { refusal: Name }>) => string;
};

const sentences: Messages = {
  not_signed_in: () => "You are signed out. Sign in again; nothing was changed.",
  not_allowed: () => "You may not do this on this site. Nothing was changed.",
  invalid_input: ({ field, expected }) => `${field}: expected ${expected}. Nothing was changed.`,
  unexpected: ({ reference }) => `Something went wrong on our side. Reference: ${reference}`,
  unknown_in_filter: ({ field, expected }) =>
    `The filter names a ${field} that is not there any more; expected ${expected}.`,
  subject_not_found: () => "What you chose is not there any more. Choose again.",
  contacts_not_found: () => "Some of the selected contacts are not found any more. Select again.",
  not_found: () => "This is not found any more. Choose the action again.",
  already_started: () => "This was started before and runs once only.",
  not_running: () => "This has ended already.",
  cannot_undo: () => "This cannot be undone any more.",
};

/** The sentence for a refusal. A refusal without one does not compile. */
export function bulkActionRefusalMessage<Name extends BulkActionRefusal["refusal"]>(
  refusal: Extract<BulkActionRefusal, { refusal: Name }>,
): string {
  return (sentences[refusal.refusal as Name] as (refusal: BulkActionRefusal) => string)(refusal);
}
