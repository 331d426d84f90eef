"use client";

import { Dialog as Radix } from "radix-ui";
import type { RefObject } from "react";
import { MergeForm } from "./merge-form";

interface MergeDialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  ids: readonly [number, number];
  onMerged(): void;
  returnFocusRef: RefObject<HTMLElement | null>;
}

/** Two contacts side by side, to become one. */
export function MergeDialog({ open, onOpenChange, ids, onMerged, returnFocusRef }: MergeDialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 bg-black/50" />
        <Radix.Content
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnFocusRef.current?.focus();
          }}
          className="fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-2xl -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-xl border border-border bg-surface p-6 shadow-xl focus:outline-none"
        >
          <Radix.Title className="text-lg font-semibold">Merge two contacts</Radix.Title>
          <Radix.Description className="mt-2 mb-5 text-sm text-ink-soft">
            Everything of both belongs to the one that stays. The address of the other goes, and its consent
            with it; but that someone unsubscribed or complained stays true. This cannot be undone.
          </Radix.Description>
          <MergeForm
            ids={ids}
            onMerged={() => {
              onOpenChange(false);
              onMerged();
            }}
          />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
