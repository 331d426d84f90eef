import { leftLabel } from "@/components/jobs/time-left";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import type { Formats } from "@/lib/values/formats";
import { paceOf } from "../deletion-pace";
import { settledOf } from "../deletion-standing";

/** Names a deletion in the dock, and what can be done there. */
export const progressLabels = {
  deleting: "Deleting contacts",
  receipts: "See the receipts",
  receipt: "See the receipt",
  why: "See why",
  dismiss: "Dismiss",
  stop: "Stop",
  stopping: "Stopping…",
} as const;

/** Says what a pause is for, and what stopping keeps. */
export const progressMessages = {
  paused: "Nobody is deleted while they may be billed. It tries again by itself.",
  stop: "Keeps whoever is not reached yet. Deleted contacts stay deleted.",
  stopping: "Deleted contacts stay deleted. The rest is kept.",
  notStopped: "The server did not answer. The deletion may still be running.",
} as const;

/** Names one deletion of several that run. */
export function deletionLabel({ number }: Pick<DeletionView, "number">): string {
  return `Deletion ${number}`;
}

/** Says what a running deletion does, or how fast it goes and how long that still takes. */
export function paceMessage(format: Formats, deletion: DeletionView): string {
  if (deletion.status === "queued") return "Waiting for its turn…";
  if (deletion.status === "stopping") return progressLabels.stopping;
  if (settledOf(deletion) >= deletion.contactCount)
    return "Clearing the search index and searching the files…";
  if (deletion.pausedUntil !== null) return "Waiting for the payment provider…";
  const pace = paceOf(deletion);
  if (!pace) return "Stopping payments and deleting…";
  return `${rateLabel(format, pace.perSecond)}, ${leftLabel(format, pace.leftMs)}`;
}

/** Says whole contacts a second, or a minute where fewer than one goes in a second. */
function rateLabel(format: Formats, perSecond: number): string {
  return perSecond >= 1
    ? `${format.count(Math.round(perSecond))} a second`
    : `${format.count(Math.max(1, Math.round(perSecond * 60)))} a minute`;
}
