import type { bulkActionFailures } from "@/db/schema";
import type { BulkActionKind } from "@/lib/audit/audit-action";
import type { JobFailure } from "@/lib/jobs/job-failure";

/**
 * Says why a contact failed: the provider refused, did not answer, is not connected, or does not know the
 * subscription.
 */
export type BulkActionFailure = (typeof bulkActionFailures)[number];

/** Limits how many of the newest bulk actions are listed. */
export const mostJobsListed = 100;

/** Is a bulk action as the browser sees it. */
export interface BulkActionView {
  id: number;
  status: "prepared" | "running" | "completed" | "stopped" | "failed";
  /** Says why the job was set aside. */
  failure?: JobFailure | null;
  /** Is true when it was asked to stop and waits for what is under way. */
  isStopping: boolean;
  do: BulkActionKind;
  /** Names the tag, sequence or offer; empty when the action is about none. */
  subject: string;
  contactCount: number;
  plannedCount: number;
  changedCount: number;
  unchangedCount: number;
  failedCount: number;
  /** Lists the first contacts that failed. `contact` is null when they are gone by now. */
  failures: { contactId: number; contact: string | null; reason: BulkActionFailure }[];
  canUndo: boolean;
  /** Names the bulk action that this one undoes. */
  undoes: number | null;
  /** Names the bulk action that undoes this one. */
  undoneBy: number | null;
  /** Names who started it. */
  createdBy: string;
  createdAt: number;
  finishedAt: number | null;
}
