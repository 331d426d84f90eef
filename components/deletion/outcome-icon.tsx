import { CircleCheck, CircleStop, TriangleAlert } from "lucide-react";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { standingOf } from "./receipt-messages";

const mark = "mt-1 size-4 shrink-0";

/** Shows green only when all contacts were dealt with, nobody is held and nobody erased is still billed. */
export function OutcomeIcon({ deletion }: { deletion: DeletionView }) {
  if (standingOf(deletion).needsAttention)
    return <TriangleAlert aria-hidden="true" className={`${mark} text-warning`} />;
  if (deletion.status === "stopped")
    return <CircleStop aria-hidden="true" className={`${mark} text-ink-soft`} />;
  return <CircleCheck aria-hidden="true" className={`${mark} text-success`} />;
}
