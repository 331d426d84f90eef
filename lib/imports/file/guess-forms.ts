import type { ColumnMeaning } from "@/lib/imports/cells/column-meaning";
import { withoutMark } from "@/lib/imports/cells/formula-mark";
import { guessDateForm } from "@/lib/imports/cells/read-date";
import { guessNumberForm } from "@/lib/imports/cells/read-number";
import type { OpenedCsv } from "@/lib/imports/csv/open-csv";
import type { FieldType } from "@/lib/imports/plan/field-value";
import type { ColumnForms } from "@/lib/imports/plan/import-view";
import { yieldEachSlice } from "@/lib/jobs/time-slice";

const rowsLookedAt = 500;
const longestCell = 60;

/** Guesses from its first rows how each column writes numbers and days; ambiguous where the owner has to say. */
export async function guessForms(csv: OpenedCsv): Promise<ColumnForms[]> {
  const yieldIfDue = yieldEachSlice();
  const cells: string[][] = csv.headers.map(() => []);
  let rowCount = 0;
  for await (const row of csv.rows()) {
    if ("cells" in row)
      for (const [index, column] of cells.entries()) {
        const cell = withoutMark(row.cells[index] ?? "");
        if (/\d/.test(cell) && cell.length <= longestCell) column.push(cell);
      }
    rowCount += 1;
    if (rowCount >= rowsLookedAt) break;
  }
  const forms: ColumnForms[] = [];
  for (const column of cells) {
    await yieldIfDue();
    forms.push({ numbers: guessNumberForm(column) ?? null, dates: guessDateForm(column) ?? null });
  }
  return forms;
}

/** Returns the owner's columns, with the guessed form for each number or date field where the owner chose none. */
export function withForms(
  columns: ColumnMeaning[],
  forms: ColumnForms[],
  typeOf: (field: string) => FieldType | undefined,
): ColumnMeaning[] {
  return columns.map((column, index) => {
    if (column.kind !== "field") return column;
    const { numbers, dates } = forms[index] ?? { numbers: null, dates: null };
    const type = typeOf(column.name);
    if (type === "number" && !column.numbers && numbers && numbers !== "ambiguous")
      return { ...column, numbers };
    if (type === "date" && !column.dates && dates && dates !== "ambiguous") return { ...column, dates };
    return column;
  });
}
