import type { QueryClient } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import type { BulkActionView } from "@/lib/bulk-actions/bulk-action-view";
import { seenBulkActions } from "./follow-bulk-action";

const { currentlySeen, sawRunning, dismissOutcomes } = seenBulkActions;

/**
 * Takes every fresh list and the one before. Remembers which jobs this window saw running, has contacts read again
 * when a job has ended, and shows each outcome once.
 */
export function notifyOfBulkActions(
  client: QueryClient,
  before: BulkActionView[],
  jobs: BulkActionView[],
): void {
  const { seen } = currentlySeen();
  sawRunning([...before, ...jobs].filter(isRunning).flatMap(({ id }) => (seen.includes(id) ? [] : [id])));
  if (standingOf(before) !== standingOf(jobs))
    void client.invalidateQueries({ queryKey: queryKeys.auditLog });
  const ended = jobs.filter((job) => !isRunning(job));
  const hadEnded = new Set(before.filter((job) => !isRunning(job)).map(({ id }) => id));
  if (ended.some(({ id }) => !hadEnded.has(id))) {
    void client.invalidateQueries({ queryKey: queryKeys.contacts });
    void client.invalidateQueries({ queryKey: queryKeys.contactPages });
  }
  for (const job of ended.filter(({ id }) => isToBeTold(id))) {
    dismissOutcomes([job.id]);
    // Most pages tell no outcome, so the words for one are loaded with the first.
    void import("./toast-outcome").then(({ toastOutcome }) => toastOutcome(client, job));
  }
}

function isToBeTold(jobId: number): boolean {
  const { seen, dismissed } = currentlySeen();
  return seen.includes(jobId) && !dismissed.includes(jobId);
}

function isRunning({ status }: BulkActionView): boolean {
  return status === "running";
}

function standingOf(jobs: BulkActionView[]): string {
  return jobs.map(({ id, status }) => `${id} ${status}`).join();
}
