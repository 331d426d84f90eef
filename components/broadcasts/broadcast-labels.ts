import type { BadgeTone } from "@/components/ui/badge";
import type { BroadcastTarget } from "@/lib/broadcasts/broadcast-target";
import { type BroadcastDetails, type BroadcastView, isMissed } from "@/lib/broadcasts/broadcast-view";
import { contactsOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";
import { isUnderWay } from "./broadcast-queries";

/** Says in a word or two how a broadcast stands. */
export function standingOf(broadcast: BroadcastView, now: number): { label: string; tone: BadgeTone } {
  const { status, sentCount, unsentCount, hasFailedToStart } = broadcast;
  if (status === "failed" || hasFailedToStart) return { label: "Failed", tone: "danger" };
  if (status === "draft")
    return broadcast.problem ? { label: "Not sent", tone: "warning" } : { label: "Draft", tone: "neutral" };
  if (status === "scheduled")
    return isMissed(broadcast, now)
      ? { label: "Missed", tone: "warning" }
      : { label: "Scheduled", tone: "accent" };
  if (isUnderWay(broadcast)) return { label: "Sending", tone: "accent" };
  if (status === "stopped") return { label: "Stopped", tone: "warning" };
  if (unsentCount === 0) return { label: "Sent", tone: "success" };
  return { label: sentCount > 0 ? "Sent to some" : "Not sent: no mail server", tone: "warning" };
}

export const targetLabels: Record<Exclude<BroadcastTarget["kind"], "segment">, string> = {
  subscribed: "Everyone subscribed",
  customers: "Customers",
  selected: "Selected contacts",
};

/** Says whom a broadcast is for; empty for what was sent before that was kept. */
export function audienceLabel(
  format: Formats,
  {
    status,
    target,
    segmentName,
    audience,
  }: Pick<BroadcastView, "status" | "target" | "segmentName" | "audience">,
): string {
  if (!target && status === "draft") return "Nobody chosen yet";
  if (!target) return audience ? contactsOf(format, audience.willGetCount) : "";
  if (target.kind === "segment") return segmentName ? `Segment “${segmentName}”` : "A discarded segment";
  if (target.kind === "selected" && audience) return `${format.count(audience.willGetCount)} selected`;
  return targetLabels[target.kind];
}

export const skipLabels: Record<BroadcastDetails["skipped"][number]["reason"], string> = {
  unsubscribed: "unsubscribed before it left",
  never_subscribed: "not subscribed any more",
  pending: "not confirmed yet",
  bounced: "bounced before it left",
  complained: "complained before it left",
  being_erased: "being deleted",
  deleted: "deleted before it left",
  other: "merged, or not subscribed any more",
};

/** Counts the recipients for whom a broadcast is over, whatever came of it. */
export function doneOf(broadcast: BroadcastView): number {
  const { sentCount, skippedCount, failedCount, unsentCount } = broadcast;
  return sentCount + skippedCount + failedCount + unsentCount;
}
