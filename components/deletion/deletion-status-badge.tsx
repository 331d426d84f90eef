import { CircleCheck, TriangleAlert } from "lucide-react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { standingLabels } from "./deletion-labels";
import { type Standing, standingOf } from "./deletion-standing";

const tones: Record<Standing, BadgeTone> = {
  awaiting_approval: "warning",
  declined: "neutral",
  withdrawn: "neutral",
  expired: "neutral",
  lapsed: "neutral",
  queued: "neutral",
  running: "accent",
  stopping: "accent",
  stopped: "neutral",
  completed: "success",
  failed: "danger",
  needs_attention: "warning",
};

const icons: Partial<Record<Standing, typeof CircleCheck>> = {
  completed: CircleCheck,
  failed: TriangleAlert,
  needs_attention: TriangleAlert,
};

interface DeletionStatusBadgeProps {
  deletion: Pick<DeletionView, "status" | "needsAttentionCount" | "alarmCount">;
}

export function DeletionStatusBadge({ deletion }: DeletionStatusBadgeProps) {
  const standing = standingOf(deletion);
  const Icon = icons[standing];
  return (
    <Badge tone={tones[standing]}>
      {Icon && <Icon aria-hidden="true" className="mr-1 size-3 shrink-0" />}
      <span className="whitespace-nowrap">{standingLabels[standing]}</span>
    </Badge>
  );
}
