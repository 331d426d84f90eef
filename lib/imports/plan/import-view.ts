import type { ColumnMeaning } from "@/lib/imports/cells/column-meaning";
import type { DateForm } from "@/lib/imports/cells/date-forms";
import type { NumberForm } from "@/lib/imports/cells/number-forms";
import type { CsvEncoding } from "@/lib/imports/csv/encoding-names";
import type { JobFailure } from "@/lib/jobs/job-failure";
import type { FieldType } from "./field-value";
import type { NoteCount } from "./import-note";

/** Lists what an owner may say about a list: nothing, please ask them, they agreed elsewhere, or they opted out. */
export const importConsents = ["none", "ask", "claimed", "opted_out"] as const;
export type ImportConsent = (typeof importConsents)[number];

/**
 * Lists what may become of known contacts: fill blanks, replace everything, or keep all. Consent has its own rules.
 */
export const existingRules = ["fill", "overwrite", "keep"] as const;
export type ExistingRule = (typeof existingRules)[number];

export type ImportStatus =
  | "uploaded"
  | "checking"
  | "checked"
  | "importing"
  | "completed"
  | "stopped"
  | "failed"
  | "reverting"
  | "reverted";

/** Counts rows by outcome. `created`, `updated`, `unchanged`, `duplicate` and `invalid` add up to all rows done. */
export interface ImportCounts {
  created: number;
  updated: number;
  unchanged: number;
  duplicate: number;
  invalid: number;
  /** Counts contacts who are subscribed at once, on the owner's claim. */
  subscribed: number;
  /** Counts contacts who are asked to confirm. */
  asked: number;
  /** Counts contacts who were erased before, so that a claim does not count for them. */
  erased: number;
  /** Counts contacts who stay unsubscribed, bounced or complained, whatever the list says. */
  staysOut: number;
}

export interface ImportView {
  id: number;
  status: ImportStatus;
  fileName: string;
  createdBy: string;
  createdAt: number;
  finishedAt: number | null;
  /** Is the last row that is done. `rowCount` is null until it is known. */
  rowNumber: number;
  rowCount: number | null;
  counts: ImportCounts;
  consent: ImportConsent | null;
  revertedCount: number;
  keptCount: number;
  problem: string | null;
  /** Says why the job was set aside. */
  failure: JobFailure | null;
}

export interface ImportProblem {
  rowNumber: number;
  message: string;
}

/** Says how the first rows of a column write numbers and days. Is "ambiguous" where the owner has to decide. */
export interface ColumnForms {
  numbers: NumberForm | "ambiguous" | null;
  dates: DateForm | "ambiguous" | null;
}

export interface ImportDetail extends ImportView {
  headers: string[];
  encoding: CsvEncoding;
  /** Is true when the first row holds the names of the columns. */
  hasHeader: boolean;
  columns: ColumnMeaning[];
  /** Holds the forms of each column, in order; is empty once the file is gone. */
  forms: ColumnForms[];
  existing: ExistingRule;
  tags: string[];
  claimedBy: string | null;
  claimedAt: number | null;
  checkedAt: number | null;
  /** Holds the first rows of the file; is empty once the file is gone. */
  sample: string[][];
  /** Lists rows that are left out or merged with another row. */
  problems: ImportProblem[];
  /** Lists rows that are taken although a part of them is left out. */
  partial: ImportProblem[];
  notes: NoteCount[];
  /** Counts the created or changed people who are still contacts. */
  createdLeft: number;
  changedLeft: number;
  /** Names the custom fields of the site that a column can fill. */
  fieldNames: string[];
  fieldTypes: Record<string, FieldType>;
}
