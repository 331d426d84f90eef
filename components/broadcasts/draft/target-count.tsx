"use client";

import { useFormats } from "@/components/ui/use-formats";
import type { BroadcastTarget } from "@/lib/broadcasts/broadcast-target";
import type { BroadcastDetails } from "@/lib/broadcasts/broadcast-view";
import { countingTargetMessage, targetCountMessage } from "./target-messages";
import { useTargetCount } from "./use-target-count";

/** Says how many get a draft as things stand now. Holds its place while that is counted. */
export function TargetCount({ draft, target }: { draft: BroadcastDetails; target: BroadcastTarget | null }) {
  const format = useFormats();
  const count = useTargetCount(draft, target);
  return (
    <p aria-live="polite" className="min-h-5 text-sm text-ink-soft">
      {target && (count === undefined ? countingTargetMessage : targetCountMessage(format, count))}
    </p>
  );
}
