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
  not_found: () => "This field is no longer there. Nothing was changed.",
  not_a_choice: () => "This field is no longer a choice. Nothing was changed.",
  same_type: () => "The field has this type already.",
  field_is_changing: () => "This field is still being changed. Wait until that is done.",
  fields_differ: () => "Somebody added or deleted a field meanwhile. Look again, then move it.",
  options_differ: () => "Somebody changed the options meanwhile. Close this and look again.",
  option_taken: ({ option }) => `“${option}” is the name of another option. Choose a different one.`,
  not_allowed: () => "Only an owner of this site can change fields.",
});

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
