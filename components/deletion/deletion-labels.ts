import type { DeletionState } from "@/lib/deletion/receipt/deletion-states";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import type { Standing } from "./deletion-standing";

export const standingLabels: Record<Standing, string> = {
  awaiting_approval: "Waiting for a second person",
  declined: "Declined",
  withdrawn: "Withdrawn",
  expired: "Not agreed to in time",
  lapsed: "No longer allowed",
  queued: "Waiting to start",
  running: "Running",
  stopping: "Stopping",
  stopped: "Stopped",
  completed: "Completed",
  failed: "Failed",
  needs_attention: "Needs attention",
};

export const stateLabels: Record<DeletionState, string> = {
  under_way: "Under way",
  awaiting_approval: "Waiting for a second person",
  needs_attention: "Needs attention",
  completed: "Completed",
  stopped: "Stopped",
  failed: "Failed",
  not_approved: "Not agreed to",
};

/** Returns the receipt's number, never grouped: it is a name, not an amount. */
export function numberLabel({ number }: Pick<DeletionView, "number">): string {
  return `No. ${number}`;
}
