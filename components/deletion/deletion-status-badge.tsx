import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { DeletionView } from "@/lib/deletion/deletion-view";
import { statusWords } from "./receipt-sentences";

const tones: Record<DeletionView["status"], BadgeTone> = {
  queued: "neutral",
  running: "accent",
  stopping: "accent",
  stopped: "warning",
  completed: "success",
  failed: "danger",
};

export function DeletionStatusBadge({ status }: Pick<DeletionView, "status">) {
  return <Badge tone={tones[status]}>{statusWords[status]}</Badge>;
}
