import type { RowNote } from "./import-note";

/** Says why a row was left out. `detail` is the number of the row that it repeats. */
export type RowProblem =
  | "no_email"
  | "not_an_email"
  | "unclosed_quote"
  | "row_too_long"
  | "being_erased"
  | "site_ending"
  | "duplicate";

const messages: Record<RowProblem | RowNote, (detail: string) => string> = {
  no_email: () => "no email",
  not_an_email: () => "not a valid email address",
  unclosed_quote: () => "a quotation mark that never closes",
  row_too_long: () => "longer than a megabyte",
  being_erased: () => "this contact is being deleted",
  site_ending: () => "this site is being deleted, so nobody new comes in",
  duplicate: (row) => `the same email as row ${row}: combined, and an opt-out in either counts`,
  further_address: () => "more than one email; the first was used",
  address_mended: () => "the email was cleaned of what was around it",
  odd_dots: () => "the email has an unusual dot; it was accepted",
  name_too_long: () => "the name is longer than 200 characters",
  too_many_tags: () => "more than 100 tags; the first 100 were used",
  field_too_long: (field) => `${field}: longer than 2,000 characters`,
  not_a_number: (field) => `${field}: expected a number`,
  ambiguous_number: (field) => `${field}: could be two numbers, as 1.234 is; say how the column writes them`,
  not_a_date: (field) => `${field}: expected a date such as 2026-01-31`,
  ambiguous_date: (field) =>
    `${field}: day and month could be either way round; say how the column writes them`,
  not_yes_or_no: (field) => `${field}: expected yes or no`,
  not_an_option: (field) => `${field}: not one of its options`,
};

export function rowProblemMessage(problem: string, detail: string | null): string {
  return problem in messages ? messages[problem as RowProblem](detail ?? "") : problem;
}
