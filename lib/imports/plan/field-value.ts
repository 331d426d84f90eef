import type { CustomFieldType } from "@/db/schema";
import type { ColumnMeaning } from "@/lib/imports/cells/column-meaning";
import { plainWords } from "@/lib/imports/cells/plain-words";
import { readDate } from "@/lib/imports/cells/read-date";
import { readNumber } from "@/lib/imports/cells/read-number";
import { noWords, yesWords } from "@/lib/imports/cells/status-words";
import { findOption } from "@/lib/values/choice-options";
import type { RowNote } from "./import-note";

export type FieldType = CustomFieldType;
type FieldForms = Pick<Extract<ColumnMeaning, { kind: "field" }>, "numbers" | "dates">;

/** Returns the value as the field's type stores it, or a note that says why it is left out. */
export function fieldValue(
  type: FieldType,
  text: string,
  { numbers, dates, options = [] }: FieldForms & { options?: readonly string[] } = {},
): { ok: true; value: string } | { ok: false; note: RowNote } {
  if (type === "number") {
    const read = readNumber(text, numbers);
    if (read === "ambiguous") return { ok: false, note: "ambiguous_number" };
    return read === "not_a_number" ? { ok: false, note: read } : { ok: true, value: read.value };
  }
  if (type === "date") {
    const read = readDate(text, dates);
    if (read === "ambiguous") return { ok: false, note: "ambiguous_date" };
    return read === "not_a_date" ? { ok: false, note: read } : { ok: true, value: read.value };
  }
  if (type === "boolean") {
    const word = plainWords(text);
    if (yesWords.has(word)) return { ok: true, value: "true" };
    return noWords.has(word) ? { ok: true, value: "false" } : { ok: false, note: "not_yes_or_no" };
  }
  if (type === "choice") {
    const option = findOption(options, text);
    return option === undefined ? { ok: false, note: "not_an_option" } : { ok: true, value: option };
  }
  return { ok: true, value: text };
}
