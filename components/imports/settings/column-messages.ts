import type { ColumnMeaning } from "@/lib/imports/cells/column-meaning";
import type { DateForm } from "@/lib/imports/cells/date-forms";
import type { NumberForm } from "@/lib/imports/cells/number-forms";

/** Names what a column may be; a custom field goes by its own name. */
export const meaningLabels: Record<Exclude<ColumnMeaning["kind"], "field">, string> = {
  ignore: "Leave out",
  email: "Email",
  name: "Full name",
  first_name: "First name",
  last_name: "Last name",
  status: "Marketing status",
  tags: "Tags",
};

export const columnLabels = {
  columns: "Columns",
  empty: "empty in the first rows",
  customField: "Custom field",
} as const;

export const numberFormLabels: Record<NumberForm, string> = {
  point: "1,234.5 (point)",
  comma: "1.234,5 (comma)",
};

export const dateFormLabels: Record<DateForm, string> = {
  day_first: "31/01/2026 (day first)",
  month_first: "01/31/2026 (month first)",
};

export const formQuestions = {
  numbers: "How are numbers written?",
  dates: "How are dates written?",
} as const;

/** Names the choice of what a column is. */
export function meaningLabel(header: string): string {
  return `${header} is`;
}

export function newFieldLabel(name: string): string {
  return `New field “${name}”`;
}

/** Names the choice of how a column writes its numbers. */
export function numbersLabel(header: string): string {
  return `Numbers in ${header}`;
}

/** Names the choice of how a column writes its days. */
export function datesLabel(header: string): string {
  return `Dates in ${header}`;
}

/** Asks for what must be known of a column before the list is checked. */
export const unsaidFormMessages = {
  numbers: (header: string) => `How does ${header} write numbers? 1.234 could mean two things.`,
  dates: (header: string) => `How does ${header} write dates? Day and month could be either way round.`,
} as const;
