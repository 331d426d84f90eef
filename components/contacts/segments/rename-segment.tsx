"use client";

import { Dialog } from "@/components/ui/dialog";
import { DialogWaiting } from "@/components/ui/dialog-waiting";
import { lazyPart } from "@/components/ui/lazy-part";
import { segmentLabels } from "./segment-messages";

const Form = lazyPart(
  () => import("./rename-segment-form").then(({ RenameSegmentForm }) => RenameSegmentForm),
  DialogWaiting,
);

interface RenameSegmentProps {
  segment: { id: number; name: string };
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
}

/** Gives a saved segment another name. */
export function RenameSegment({ segment, isOpen, onOpenChange }: RenameSegmentProps) {
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange} trigger={null} title={segmentLabels.renameTitle}>
      <Form segment={segment} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}
