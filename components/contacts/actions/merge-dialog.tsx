"use client";

import { Dialog as Radix } from "radix-ui";
import { DialogShell } from "@/components/ui/dialog-shell";
import { MergeForm } from "./merge-form";

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
      <MergeForm
        ids={ids}
        onMerged={() => {
          onOpenChange(false);
          onMerged();
        }}
      />
    </DialogShell>
  );
}
