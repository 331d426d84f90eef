/** Why a row was left out. `detail` is the name of a column or the number of a row. */
export type RowProblem =
  | "no_email"
  | "not_an_email"
  | "name_too_long"
  | "too_many_tags"
  | "field_too_long"
  | "not_a_number"
  | "not_a_date"
  | "not_yes_or_no"
  | "unclosed_quote"
  | "row_too_long"
  | "being_erased"
  | "duplicate";

const sentences: Record<RowProblem, (detail: string) => string> = {
  no_email: () => "no e-mail address",
  not_an_email: () => "the e-mail address is not one, such as name@example.com",
  name_too_long: () => "the name is longer than 200 characters",
  too_many_tags: () => "more than 50 tags",
  field_too_long: (column) => `${column}: longer than 2,000 characters`,
  not_a_number: (column) => `${column}: expected a number`,
  not_a_date: (column) => `${column}: expected a date such as 2026-01-31`,
  not_yes_or_no: (column) => `${column}: expected yes or no`,
  unclosed_quote: () => "a quotation mark that never closes",
  row_too_long: () => "longer than a megabyte",
  being_erased: () => "this contact is being deleted right now",
  duplicate: (row) => `the same address as row ${row}, which counts`,
};

export function rowProblemSentence(problem: string, detail: string | null): string {
  return problem in sentences ? sentences[problem as RowProblem](detail ?? "") : problem;
}
