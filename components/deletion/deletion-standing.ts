import { isUnapprovedStatus } from "@/lib/deletion/approval/unapproved-statuses";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";

type Ended = Pick<DeletionView, "status" | "needsAttentionCount" | "alarmCount">;

/** Is how a deletion stands: one that holds someone, or erased someone who is still billed, needs attention. */
export type Standing = DeletionView["status"] | "needs_attention";

export function standingOf(deletion: Ended): Standing {
  const isHolding = deletion.needsAttentionCount + deletion.alarmCount > 0;
  return isHolding && !isActive(deletion) ? "needs_attention" : deletion.status;
}

export function isActive({ status }: Pick<DeletionView, "status">): boolean {
  return status === "queued" || status === "running" || status === "stopping";
}

/** Tells whether a second person has to agree to a deletion, or did not: nobody was deleted by it. */
export function isUnapproved({ status }: Pick<DeletionView, "status">): boolean {
  return status === "awaiting_approval" || isUnapprovedStatus(status);
}

/** Tells whether a deletion has ended with nothing left to do about it. */
export function isWell(deletion: Ended): boolean {
  const standing = standingOf(deletion);
  return standing === "completed" || standing === "stopped";
}

/** Counts the contacts that are dealt with, of `contactCount`. */
export function settledOf(view: DeletionView): number {
  return view.deletedCount + view.alreadyGoneCount + view.needsAttentionCount + view.keptCount;
}
