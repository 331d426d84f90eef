import { onlyMessage } from "@/lib/auth/permission-labels";
import { refusalMessages } from "@/lib/auth/refusal-messages";
import type {
  changeFieldTypeAction,
  changeOptionsAction,
  createFieldAction,
  deleteFieldAction,
  orderFieldsAction,
  renameFieldAction,
} from "@/lib/custom-fields/actions";
import { countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

type Answer<Action extends (...given: never[]) => Promise<unknown>> = Awaited<ReturnType<Action>>;
type Answers =
  | Answer<typeof createFieldAction>
  | Answer<typeof renameFieldAction>
  | Answer<typeof orderFieldsAction>
  | Answer<typeof changeOptionsAction>
  | Answer<typeof changeFieldTypeAction>
  | Answer<typeof deleteFieldAction>;

export const fieldProblem = refusalMessages<Exclude<Answers, { ok: true }>>({
  name_taken: () => "Another field has this name. Choose a different one.",
  no_options: () => "Add at least one option.",
  confirmation_mismatch: () => "What you typed does not match. Nothing was changed.",
  not_found: () => "This field is no longer there. Nothing was changed.",
  not_a_choice: () => "This field is no longer a choice. Nothing was changed.",
  same_type: () => "The field has this type already.",
  field_is_changing: () => "This field is still being changed. Wait until that is done.",
  fields_differ: () => "Somebody added or deleted a field meanwhile. Look again, then move it.",
  options_differ: () => "Somebody changed the options meanwhile. Close this and look again.",
  option_taken: ({ option }) => `“${option}” is the name of another option. Choose a different one.`,
  not_allowed: () => onlyMessage("settings.write", "change fields"),
});

/** Holds what is said of custom fields whatever they are. */
export const fieldMessages = {
  description: "What you keep about each contact besides name, email and tags.",
  reading: "Reading the fields…",
  none: "No fields yet",
  whatFor:
    "A field keeps one fact about each contact, such as a birthday or a shirt size. Imports create text fields for columns of their own; here you give them a type.",
  create: "It appears on every contact, in filters, in imports and in exports.",
  rename: "Values, filters and segments stay as they are.",
  options: "One a line, in the order in which they are offered.",
  segmentsAsk:
    "asks for this field: look at its rules afterwards. Until then it may select nobody, never more.",
  delete: "Deletes the field and every value in it, not the people. This can’t be undone.",
} as const;

/** Says what a field holds, and when its type may change. */
export function changeTypeMessage(format: Formats, field: { count: number; isExact: boolean }): string {
  return `${valuesMessage(format, field)} The type changes only if every value fits the new one.`;
}

/** Says that the type of a field was changed. */
export function changedTypeMessage(name: string, type: string): string {
  return `“${name}” is of the type ${type} now.`;
}

/** Says that a type was not changed, because some values do not fit it. */
export function misfitMessage(format: Formats, misfitCount: number, type: string): string {
  return `${countOf(format, misfitCount, "value does", "values do")} not fit the type ${type}, so nothing was changed.`;
}

export function valuesMessage(
  format: Formats,
  { count, isExact }: { count: number; isExact: boolean },
): string {
  if (count === 0 && isExact) return "No contact has a value.";
  const values = countOf(format, count, "contact has a value", "contacts have a value");
  return isExact ? `${values}.` : `At least ${values}.`;
}
