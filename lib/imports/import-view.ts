import type { ColumnMeaning } from "./csv/column-meaning";

/** What a list says about marketing e-mail: nothing, please ask them, they agreed elsewhere, or they opted out. */
export const importConsents = ["none", "ask", "claimed", "opted_out"] as const;
export type ImportConsent = (typeof importConsents)[number];

export type ImportStatus =
  | "uploaded"
  | "checking"
  | "checked"
  | "importing"
  | "completed"
  | "stopped"
  | "failed"
  | "restoring"
  | "restored";

/** Rows by what becomes of them. `created`, `updated`, `unchanged`, `duplicate` and `invalid` add up to all rows done. */
export interface ImportCounts {
  created: number;
  updated: number;
  unchanged: number;
  duplicate: number;
  invalid: number;
  /** Subscribed at once, on the owner's claim. */
  subscribed: number;
  /** Asked to confirm. */
  asked: number;
  /** Erased before, so a claim does not count for them. */
  erased: number;
  /** Unsubscribed, bounced or complained, whatever the list says. */
  staysOut: number;
}

export interface ImportView {
  id: number;
  status: ImportStatus;
  fileName: string;
  createdBy: string;
  createdAt: number;
  finishedAt: number | null;
  /** The last row that is done, and how many there are once that is known. */
  rowNumber: number;
  rowCount: number | null;
  counts: ImportCounts;
  consent: ImportConsent | null;
  restoredCount: number;
  keptCount: number;
  problem: string | null;
}

export interface ImportProblem {
  rowNumber: number;
  sentence: string;
}

export interface ImportDetail extends ImportView {
  headers: string[];
  columns: ColumnMeaning[];
  tags: string[];
  claimedBy: string | null;
  claimedAt: number | null;
  checkedAt: number | null;
  /** The first rows of the file; empty once the file is gone. */
  sample: string[][];
  problems: ImportProblem[];
  /** How many of those it created or changed are contacts still. */
  createdLeft: number;
  changedLeft: number;
  /** Custom fields of the site that a column can go to. */
  fieldNames: string[];
}
