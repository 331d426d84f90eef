import type { BulkActionFailure, BulkActionView } from "@/lib/bulk-actions/bulk-action-view";
import { contactsOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";
import { bulkActionLabels } from "./actions/bulk-action-kinds";

/** Names what can be done about an outcome, and someone in it who is gone. */
export const outcomeLabels = {
  undo: "Undo",
  sending: "Set up sending",
  history: "See why under History",
  gone: "Someone who is gone by now",
} as const;

/** Says why no subscription was cancelled for a contact, after a colon. */
export const failureMessages: Record<BulkActionFailure, string> = {
  refused: "the payment provider refused; look there",
  unreachable: "the payment provider did not answer; whether it is cancelled is not known",
  unconnected: "no payment account is connected for it",
  unknown: "the payment account that is connected does not know it; connect the one it belongs to",
};

/** Says that nothing is known of what was asked for, and where to ask again. */
export const lostMessages = {
  again: "We lost the connection. Try again.",
  history: "We lost the connection. Try again under History.",
} as const;

type Counted = Pick<BulkActionView, "contactCount" | "changedCount" | "unchangedCount" | "failedCount">;

/** Counts the contacts that are dealt with, of `contactCount`. */
export function settledOf({ changedCount, unchangedCount, failedCount }: Counted): number {
  return changedCount + unchangedCount + failedCount;
}

export function progressOf(format: Formats, job: Counted): string {
  return `${format.count(settledOf(job))} of ${format.count(job.contactCount)}`;
}

/** Says how far a running job is, and when it is stopping. */
export function progressMessage(format: Formats, job: BulkActionView): string {
  const ending = job.isStopping ? " Stopping as soon as the payment provider has answered." : "";
  return `${progressOf(format, job)}.${ending}`;
}

/** Says what a running job is doing. */
export function doingMessage(format: Formats, job: BulkActionView): string {
  return bulkActionLabels[job.do].doing(contactsOf(format, job.plannedCount), job.subject);
}

/** Tells whether the outcome of a job waits for a mail server to be set. */
export function needsMailServer(job: Pick<BulkActionView, "do" | "changedCount">): boolean {
  return bulkActionLabels[job.do].unsent !== undefined && job.changedCount > 0;
}

/** Says what an ended job did, without those for whom it failed. */
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

/** Says for how many contacts no subscription was cancelled, because nothing else can fail. Empty when none failed. */
export function failedMessage(format: Formats, { failedCount }: Counted): string {
  return failedCount === 0 ? "" : `Not cancelled for ${contactsOf(format, failedCount)}`;
}

/** Counts the contacts that a list of failures leaves out. */
export function moreFailuresMessage(format: Formats, count: number): string {
  return `and ${format.count(count)} more.`;
}
