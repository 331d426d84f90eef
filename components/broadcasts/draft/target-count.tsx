"use client";

import { useFormats } from "@/components/ui/use-formats";
import type { BroadcastTarget } from "@/lib/broadcasts/broadcast-target";
import type { BroadcastDetails } from "@/lib/broadcasts/broadcast-view";
import { knownCountOf } from "@/lib/values/count-words";
import { useTargetCount } from "./use-target-count";

/** Says how many get a draft as things stand now. Holds its place while that is counted. */
export function TargetCount({ draft, target }: { draft: BroadcastDetails; target: BroadcastTarget | null }) {
  const format = useFormats();
  const count = useTargetCount(draft, target);
  return (
    <p aria-live="polite" className="min-h-5 text-sm text-ink-soft">
      {target &&
        (count === undefined
          ? "Counting…"
          : count.total === 0
            ? "Nobody who is subscribed, as things stand now."
            : `${knownCountOf(format, count)} subscribed now. Who gets it is decided when it is sent.`)}
    </p>
  );
}
