import type { BroadcastAudience, BroadcastDetails } from "@/lib/broadcasts/broadcast-view";
import { durationLabel } from "@/lib/values/duration-label";
import type { Formats } from "@/lib/values/formats";
import { skipLabels } from "../broadcast-labels";

export const resultsLabels = {
  results: "Results",
  skipped: "Why some were skipped",
  audience: "Who it was for",
  stop: "Stop it",
} as const;

/** Names each number of the results, and says what it counts. */
export const numberLabels = {
  sent: { name: "Sent", meaning: "accepted by the mail server" },
  unsubscribed: { name: "Unsubscribed", meaning: "by this letter" },
  bounced: { name: "Bounced", meaning: "no such mailbox" },
  failed: { name: "Failed", meaning: "for another reason" },
  skipped: { name: "Skipped", meaning: "not subscribed any more" },
  waiting: { name: "Waiting", meaning: "still to leave" },
} as const;

export const resultsMessages = {
  unsent: "Their letters will not go out later either. Duplicate this broadcast to send it again.",
  discard: "Discarding it keeps what was sent; nobody else gets it.",
  notStartedTitle: "It could not be started: who gets it could not be found out.",
  notStarted: "Nobody was sent anything. Stop it, then duplicate it to try again.",
  noTracking: "Opens and clicks are not counted: your letters carry no tracking.",
} as const;

/** Says that a broadcast started later than it was scheduled for. */
export function lateTitle(format: Formats, lateMs: number): string {
  return `It started ${durationLabel(format, lateMs)} late.`;
}

/** Says why a broadcast was late. `due` names the moment it was scheduled for. */
export function lateMessage(due: string): string {
  return `It was due ${due}, when Farewell was off or had no mail server.`;
}

export function unsentTitle(format: Formats, unsentCount: number): string {
  return `Not sent to ${format.count(unsentCount)}: no mail server.`;
}

/** Says how many were skipped for one reason. */
export function skippedMessage(
  format: Formats,
  { reason, count }: BroadcastDetails["skipped"][number],
): string {
  return `${format.count(count)} ${skipLabels[reason]}`;
}

/** Says how many of those it was for were subscribed. */
export function subscribedMessage(
  format: Formats,
  { willGetCount, selectedCount }: BroadcastAudience,
): string {
  return `${format.count(willGetCount)} of ${format.count(selectedCount)} were subscribed when it started.`;
}
