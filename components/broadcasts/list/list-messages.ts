import type { BroadcastView } from "@/lib/broadcasts/broadcast-view";
import type { Formats } from "@/lib/values/formats";

export const listLabels = { broadcasts: "Broadcasts", edited: "Edited {ago}", notSent: "Not sent" } as const;

export const listMessages = {
  reading: "Reading the broadcasts…",
  unread: "The broadcasts could not be read. Reload the page.",
  emptyTitle: "No broadcasts yet",
  empty:
    "A broadcast is one email to many: everyone subscribed, a segment, or contacts you select. Write it, send yourself a test, then send it or schedule it. Only subscribed contacts get it.",
} as const;

/** Says that older ones are not listed. */
export function latestMessage(most: number): string {
  return `These are the latest ${most}.`;
}

/** Says how long the rest takes: "3 minutes to go". */
export function toGoLabel(duration: string): string {
  return `${duration} to go`;
}

/** Counts what came of a broadcast, each only where there is some. */
export function outcomeLabels(format: Formats, broadcast: BroadcastView): (string | false)[] {
  const { sentCount, unsentCount, skippedCount, failedCount, waitingCount, audience } = broadcast;
  const of =
    audience && audience.willGetCount !== sentCount ? ` of ${format.count(audience.willGetCount)}` : "";
  return [
    (sentCount > 0 || unsentCount === 0) && `${format.count(sentCount)}${of} sent`,
    unsentCount > 0 && `${format.count(unsentCount)} not sent: no mail server`,
    failedCount > 0 && `${format.count(failedCount)} not delivered`,
    skippedCount > 0 && `${format.count(skippedCount)} skipped`,
    waitingCount > 0 && `${format.count(waitingCount)} waiting`,
  ];
}
