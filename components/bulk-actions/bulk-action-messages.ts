import type { BulkActionView } from "@/lib/bulk-actions/bulk-action-view";
import { contactsOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";
import { bulkActionLabels } from "./actions/bulk-action-kinds";

type Counted = Pick<BulkActionView, "contactCount" | "changedCount" | "unchangedCount" | "failedCount">;

/** How many contacts are dealt with, of `contactCount`. */
export function settledOf({ changedCount, unchangedCount, failedCount }: Counted): number {
  return changedCount + unchangedCount + failedCount;
}

export function progressOf(format: Formats, job: Counted): string {
  return `${format.count(settledOf(job))} of ${format.count(job.contactCount)}`;
}

/** How far a job under way is, and that it ends there. */
export function progressMessage(format: Formats, job: BulkActionView): string {
  const ending = job.isStopping ? " Stopping as soon as the payment provider has answered." : "";
  return `${progressOf(format, job)}.${ending}`;
}

/** What a job under way is doing. */
export function doingMessage(format: Formats, job: BulkActionView): string {
  return bulkActionLabels[job.do].doing(contactsOf(format, job.plannedCount), job.subject);
}

/** Whether what a job did waits for a mail server to be set. */
export function needsMailServer(job: Pick<BulkActionView, "do" | "changedCount">): boolean {
  return bulkActionLabels[job.do].unsent !== undefined && job.changedCount > 0;
}

/** What an ended job did, those whom it failed for apart. */
export function outcomeMessages(format: Formats, job: BulkActionView, hasMailServer = true): string {
  const left = format.count(job.contactCount - settledOf(job));
  const words = bulkActionLabels[job.do];
  if (job.status === "stopped" && words.stopped) return words.stopped;
  return [
    job.status === "stopped" && "Stopped.",
    job.status === "failed" &&
      "It failed and was set aside: try again or discard it under Settings, History.",
    hasMailServer || !words.unsent || !needsMailServer(job)
      ? words.done(contactsOf(format, job.changedCount), job.subject)
      : words.unsent(contactsOf(format, job.changedCount)),
    job.unchangedCount > 0 &&
      `${format.count(job.unchangedCount)} ${words.unchanged ?? "stayed as they were"}.`,
    settledOf(job) < job.contactCount &&
      (job.status === "failed"
        ? `${left} were not reached yet.`
        : `${left} were not reached; choose the action again for them.`),
  ]
    .filter(Boolean)
    .join(" ");
}

/** Only subscriptions can fail to be cancelled; empty when none did. */
export function failedMessage(format: Formats, { failedCount }: Counted): string {
  return failedCount === 0 ? "" : `Not cancelled for ${contactsOf(format, failedCount)}`;
}
