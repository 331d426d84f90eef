import { CircleCheck, CircleStop, OctagonAlert, TriangleAlert } from "lucide-react";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { standingOf } from "./deletion-standing";

const mark = "mt-0.5 size-4 shrink-0";

/** Shows green only when all contacts were dealt with, nobody is held and nobody erased is still billed. */
export function OutcomeIcon({ deletion }: { deletion: DeletionView }) {
  const standing = standingOf(deletion);
  if (standing === "needs_attention")
    return <TriangleAlert aria-hidden="true" className={`${mark} text-warning`} />;
  if (standing === "failed") return <OctagonAlert aria-hidden="true" className={`${mark} text-danger`} />;
  if (standing === "stopped") return <CircleStop aria-hidden="true" className={`${mark} text-ink-soft`} />;
  return <CircleCheck aria-hidden="true" className={`${mark} text-success`} />;
}
