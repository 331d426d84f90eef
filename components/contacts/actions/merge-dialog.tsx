"use client";

import { Dialog as Radix } from "radix-ui";
import { DialogShell } from "@/components/ui/dialog-shell";
import { DialogWaiting } from "@/components/ui/dialog-waiting";
import { lazyPart } from "@/components/ui/lazy-part";

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
    <DialogShell open={open} onOpenChange={onOpenChange} width="2xl" title="Merge two contacts" isDescribed>
      <Radix.Description className="mt-2 mb-5 text-sm text-ink-soft">
        Everything of both belongs to the one that stays. The email of the other goes, and its consent with
        it; but that someone unsubscribed or complained stays true. This cannot be undone.
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
