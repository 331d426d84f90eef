import { onlyMessage } from "@/lib/auth/permission-labels";
import { refusalMessages } from "@/lib/auth/refusal-messages";
import type { ActionRefusal } from "@/lib/auth/site-action";
import type { CheckRefusal, confirmRevert, EndRefusal, StartRefusal } from "./change-import";
import type { ReceiveRefusal } from "./file/receive-import";
import type { RereadRefusal } from "./file/reread-import";

export type ImportRefusal =
  | ActionRefusal
  | CheckRefusal
  | StartRefusal
  | EndRefusal
  | Extract<ReturnType<typeof confirmRevert>, { ok: false }>
  | ReceiveRefusal
  | RereadRefusal;

/** Says why something was refused. */
export const importRefusalMessage = refusalMessages<ImportRefusal>({
  not_allowed: () => onlyMessage("imports.run"),
  invalid_input: ({ field, expected }) => `${field}: expected ${expected}. Nothing was changed.`,
  confirmation_mismatch: () => "What you typed does not match. Nothing was changed.",
  not_found: () => "This import is gone. It may have been discarded.",
  already_started: () => "This list is already imported, or importing now.",
  no_email_column: () => "Choose the column with the emails.",
  columns_differ: ({ count }) => `The file has ${count} columns; say what each of them is.`,
  column_twice: ({ meaning }) => `Two columns cannot both be the ${meaning.replace("_", " ")}.`,
  check_again: () => "The list was checked again meanwhile. Review it before you import.",
  not_running: () => "This import has already ended.",
  nothing_to_revert: () => "There is nothing to revert.",
  file_empty: () => "The file is empty. Export the list again as CSV.",
  not_a_csv: ({ found }) => `This is not a CSV: ${found}.`,
  too_many_columns: ({ count, most }) =>
    `The file has ${count.toLocaleString("en-US")} columns; at most ${most.toLocaleString("en-US")} can be read.`,
  file_too_large: ({ mostMegabytes }) => `The file is larger than ${mostMegabytes} MB. Split it.`,
});
