"use client";

import { Select } from "@/components/ui/select";
import type { ColumnMeaning } from "@/lib/imports/cells/column-meaning";
import { dateForms } from "@/lib/imports/cells/date-forms";
import { numberForms } from "@/lib/imports/cells/number-forms";
import type { ImportDetail } from "@/lib/imports/plan/import-view";
import {
  dateFormLabels,
  datesLabel,
  formQuestions,
  numberFormLabels,
  numbersLabel,
  unsaidFormMessages,
} from "./column-messages";

type FieldColumn = Extract<ColumnMeaning, { kind: "field" }>;
type Detail = Pick<ImportDetail, "headers" | "forms" | "fieldTypes">;

interface ColumnFormChoiceProps {
  detail: Detail;
  index: number;
  column: FieldColumn;
  onColumn(column: FieldColumn): void;
}

/** Asks how a column writes its numbers or days, where that is not plain from every cell. */
export function ColumnFormChoice({ detail, index, column, onColumn }: ColumnFormChoiceProps) {
  const header = detail.headers[index] ?? "";
  const forms = detail.forms[index];
  const type = detail.fieldTypes[column.name];
  if (type === "number" && forms?.numbers)
    return (
      <Select
        aria-label={numbersLabel(header)}
        value={column.numbers ?? ""}
        onChange={({ target }) => {
          const numbers = numberForms.find((form) => form === target.value);
          onColumn({ kind: "field", name: column.name, ...(numbers && { numbers }) });
        }}
      >
        <option value="">{formQuestions.numbers}</option>
        {numberForms.map((form) => (
          <option key={form} value={form}>
            {numberFormLabels[form]}
          </option>
        ))}
      </Select>
    );
  if (type === "date" && forms?.dates)
    return (
      <Select
        aria-label={datesLabel(header)}
        value={column.dates ?? ""}
        onChange={({ target }) => {
          const dates = dateForms.find((form) => form === target.value);
          onColumn({ kind: "field", name: column.name, ...(dates && { dates }) });
        }}
      >
        <option value="">{formQuestions.dates}</option>
        {dateForms.map((form) => (
          <option key={form} value={form}>
            {dateFormLabels[form]}
          </option>
        ))}
      </Select>
    );
  return null;
}

/** Returns the column that needs an answer before the check; undefined when none does. */
export function findUnsaidForm(detail: Detail, columns: ColumnMeaning[]): string | undefined {
  for (const [index, column] of columns.entries()) {
    if (column.kind !== "field") continue;
    const forms = detail.forms[index];
    const type = detail.fieldTypes[column.name];
    const header = detail.headers[index] ?? "";
    if (type === "number" && forms?.numbers === "ambiguous" && !column.numbers)
      return unsaidFormMessages.numbers(header);
    if (type === "date" && forms?.dates === "ambiguous" && !column.dates)
      return unsaidFormMessages.dates(header);
  }
  return undefined;
}
