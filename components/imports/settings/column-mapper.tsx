"use client";

import { Select } from "@/components/ui/select";
import type { ColumnMeaning } from "@/lib/imports/cells/column-meaning";
import type { ColumnForms, ImportDetail } from "@/lib/imports/plan/import-view";
import { ColumnFormChoice } from "./column-forms";
import { columnLabels, meaningLabel, meaningLabels, newFieldLabel } from "./column-messages";

interface ColumnMapperProps {
  detail: Pick<ImportDetail, "headers" | "sample" | "fieldNames" | "fieldTypes" | "forms">;
  columns: ColumnMeaning[];
  onColumns(columns: ColumnMeaning[]): void;
}

/** Shows each column of the file with its values and its meaning. */
export function ColumnMapper({ detail, columns, onColumns }: ColumnMapperProps) {
  const { headers, sample, fieldNames } = detail;
  return (
    <ul aria-label={columnLabels.columns} className="divide-y divide-border">
      {headers.map((header, index) => {
        const meaning = columns[index] ?? { kind: "ignore" };
        const fields = new Set([...fieldNames, header]);
        if (meaning.kind === "field") fields.add(meaning.name);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns have a place, and names may repeat.
          <li key={index} className="grid items-center gap-x-6 gap-y-1 py-2.5 sm:grid-cols-[1fr_1fr_15rem]">
            <span className="min-w-0 font-medium wrap-anywhere">{header}</span>
            <span className="min-w-0 truncate text-sm text-ink-soft">
              {sample
                .map((row) => row[index] ?? "")
                .filter((cell) => cell !== "")
                .slice(0, 3)
                .join(" · ") || columnLabels.empty}
            </span>
            <span className="grid gap-1.5">
              <Select
                aria-label={meaningLabel(header)}
                value={meaning.kind === "field" ? `field:${meaning.name}` : meaning.kind}
                onChange={({ target }) =>
                  onColumns(
                    columns.map((column, at) =>
                      at === index ? meaningOf(target.value, detail.forms[at]) : column,
                    ),
                  )
                }
              >
                {Object.entries(meaningLabels).map(([kind, label]) => (
                  <option key={kind} value={kind}>
                    {label}
                  </option>
                ))}
                <optgroup label={columnLabels.customField}>
                  {[...fields].map((name) => (
                    <option key={name} value={`field:${name}`}>
                      {fieldNames.includes(name) ? name : newFieldLabel(name)}
                    </option>
                  ))}
                </optgroup>
              </Select>
              {meaning.kind === "field" && (
                <ColumnFormChoice
                  detail={detail}
                  index={index}
                  column={meaning}
                  onColumn={(column) =>
                    onColumns(columns.map((other, at) => (at === index ? column : other)))
                  }
                />
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** Returns a field with the forms that its first rows settle. */
function meaningOf(value: string, forms: ColumnForms | undefined): ColumnMeaning {
  if (value.startsWith("field:")) {
    const numbers = forms?.numbers === "ambiguous" ? null : forms?.numbers;
    const dates = forms?.dates === "ambiguous" ? null : forms?.dates;
    const name = value.slice("field:".length);
    return { kind: "field", name, ...(numbers && { numbers }), ...(dates && { dates }) };
  }
  return { kind: value in meaningLabels ? (value as keyof typeof meaningLabels) : "ignore" };
}
