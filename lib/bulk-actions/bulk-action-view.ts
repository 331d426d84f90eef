import type { bulkActionFailures } from "@/db/schema";
import type { BulkActionKind } from "@/lib/audit/audit-action";
import type { JobFailure } from "@/lib/jobs/job-failure";

/** Refused by the payment provider, no answer of it, no account connected, not known in the account that is. */
export type BulkActionFailure = (typeof bulkActionFailures)[number];

/** How many of the newest bulk actions are listed. */
export const mostJobsListed = 100;

/** A bulk action as the browser sees it. */
export interface BulkActionView {
  id: number;
  status: "prepared" | "running" | "completed" | "stopped" | "failed";
  /** Why it was set aside. */
  failure?: JobFailure | null;
  /** It was asked to stop, and waits for what is under way. */
  isStopping: boolean;
  do: BulkActionKind;
  /** The name of the tag, sequence or offer; empty when it is about none. */
  subject: string;
  contactCount: number;
  plannedCount: number;
  changedCount: number;
  unchangedCount: number;
  failedCount: number;
  /** The first of those who failed. `contact` is null when they are gone by now. */
  failures: { contactId: number; contact: string | null; reason: BulkActionFailure }[];
  canUndo: boolean;
  /** The bulk action that this one undoes. */
  undoes: number | null;
  /** The bulk action that undoes this one. */
  undoneBy: number | null;
  /** The name of who started it. */
  createdBy: string;
  createdAt: number;
  finishedAt: number | null;
}
