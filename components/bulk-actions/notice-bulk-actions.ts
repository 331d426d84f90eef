import type { QueryClient } from "@tanstack/react-query";
import type { ContactJobView } from "@/lib/bulk-actions/bulk-action";
import { seenContactJobs } from "./follow-bulk-action";
import { isShown } from "./shown-bulk-actions";
import { tellOutcome } from "./tell-outcome";

const { currentlySeen, sawRunning, dismissOutcomes } = seenContactJobs;

/**
 * Called with every fresh list and the one before: remembers what this window saw running, has contacts read again
 * when a job has ended, and tells each outcome once, but for those that a dialog is about to show.
 */
export function noticeContactJobs(
  client: QueryClient,
  before: ContactJobView[],
  jobs: ContactJobView[],
): void {
  const { seen } = currentlySeen();
  sawRunning([...before, ...jobs].filter(isRunning).flatMap(({ id }) => (seen.includes(id) ? [] : [id])));
  if (standingOf(before) !== standingOf(jobs)) void client.invalidateQueries({ queryKey: ["audit-log"] });
  const ended = jobs.filter((job) => !isRunning(job));
  const hadEnded = new Set(before.filter((job) => !isRunning(job)).map(({ id }) => id));
  if (ended.some(({ id }) => !hadEnded.has(id))) {
    void client.invalidateQueries({ queryKey: ["contacts"] });
    void client.invalidateQueries({ queryKey: ["contact"] });
  }
  for (const job of ended.filter(({ id }) => isToBeTold(id) && !isShown(id))) {
    dismissOutcomes([job.id]);
    tellOutcome(client, job);
  }
}

function isToBeTold(jobId: number): boolean {
  const { seen, dismissed } = currentlySeen();
  return seen.includes(jobId) && !dismissed.includes(jobId);
}

function isRunning({ status }: ContactJobView): boolean {
  return status === "running";
}

function standingOf(jobs: ContactJobView[]): string {
  return jobs.map(({ id, status }) => `${id} ${status}`).join();
}
