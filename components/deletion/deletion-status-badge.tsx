import { TriangleAlert } from "lucide-react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { standingOf } from "./receipt-messages";

const tones: Record<DeletionView["status"], BadgeTone> = {
  queued: "neutral",
  running: "accent",
  stopping: "accent",
  stopped: "warning",
  completed: "success",
  failed: "danger",
};

interface DeletionStatusBadgeProps {
  deletion: Pick<DeletionView, "status" | "needsAttentionCount" | "alarmCount">;
}

export function DeletionStatusBadge({ deletion }: DeletionStatusBadgeProps) {
  const { words, needsAttention } = standingOf(deletion);
  return (
    <Badge tone={needsAttention ? "warning" : tones[deletion.status]}>
      {needsAttention && <TriangleAlert aria-hidden="true" className="mr-1 size-3 shrink-0" />}
      <span className="whitespace-nowrap">{words}</span>
    </Badge>
  );
}
