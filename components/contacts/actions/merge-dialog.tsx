"use client";

import { Dialog as Radix } from "radix-ui";
import { DialogShell } from "@/components/ui/dialog-shell";
import { DialogWaiting } from "@/components/ui/dialog-waiting";
import { lazyPart } from "@/components/ui/lazy-part";
import { mergeDialogMessages } from "./merge-dialog-messages";

const Form = lazyPart(() => import("./merge-form").then(({ MergeForm }) => MergeForm), DialogWaiting);

/** Loads what the dialog shows, for a menu that is about to open it. */
export const preloadMergeDialog = Form.preload;

interface MergeDialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  ids: readonly [number, number];
  onMerged(): void;
}

/** Shows two contacts side by side, to merge them into one. */
export function MergeDialog({ open, onOpenChange, ids, onMerged }: MergeDialogProps) {
  return (
    <DialogShell
      open={open}
      onOpenChange={onOpenChange}
      width="2xl"
      title={mergeDialogMessages.title}
      isDescribed
    >
      <Radix.Description className="mt-2 mb-5 text-sm text-ink-soft">
        {mergeDialogMessages.description}
      </Radix.Description>
      <Form
        ids={ids}
        onMerged={() => {
          onOpenChange(false);
          onMerged();
        }}
      />
    </DialogShell>
  );
}
